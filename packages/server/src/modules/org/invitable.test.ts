import { openRead } from '@millwright/platform';
import { as, type Firm, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { requireMayInvite } from './index.ts';
import { findMember } from './members.queries.ts';

const mayInvite = async (firm: Firm, by: Firm['boss'], memberId: string) => {
  const principal = await by.load();
  const member = await firm.read((scope) => findMember(scope, memberId));
  const request = { requestId: 'test', ip: null };
  return openRead(firm.services, principal, request, (scope) => requireMayInvite(scope, member));
};

describe('inviting somebody, which is as good as being them', () => {
  it('is for their own leader and the boss', async () => {
    const firm = await given.firm();
    const { id } = firm.staff.sales;
    await mayInvite(firm, firm.leaders.sales, id);
    await mayInvite(firm, firm.boss, id);
    await expect(mayInvite(firm, firm.leaders.software, id)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(mayInvite(firm, firm.staff.sales, id)).rejects.toMatchObject({ kind: 'forbidden' });
  });
  it('is not for the leader of one of several departments', async () => {
    const firm = await given.firm();
    const { id } = firm.staff.sales;
    await as(firm.boss).org.joinDepartment({ memberId: id, departmentId: firm.departments.software });
    await expect(mayInvite(firm, firm.leaders.sales, id)).rejects.toMatchObject({
      code: 'org.also_elsewhere',
    });
  });
  it('is not for who holds less than they do', async () => {
    const firm = await given.firm();
    const { id } = firm.staff.sales;
    const role = await as(firm.boss).roles.create({
      name: '金额',
      grants: [{ subject: 'Customer', action: 'update', scope: 'ALL' }],
    });
    await as(firm.boss).roles.assign({ roleId: role.id, memberId: id });
    await expect(mayInvite(firm, firm.leaders.sales, id)).rejects.toMatchObject({
      code: 'org.not_yours_to_grant',
    });
    await mayInvite(firm, firm.boss, id);
  });
  it('does not show people of another firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    await expect(mayInvite(firm, firm.boss, other.staff.sales.id)).rejects.toMatchObject(
      refusal('not_found').cause,
    );
  });
});

describe('the address an invitation will go by', () => {
  it('is changed only by who might invite, as long as there is no account', async () => {
    const firm = await given.firm();
    const { sales, software } = firm.departments;
    const boss = as(firm.boss);
    const person = await boss.org.createMember({
      name: '兼职',
      email: 'both@firm.example',
      departmentId: sales,
    });
    const change = async (email: string | null) => {
      const { version } = await boss.org.member({ memberId: person.id });
      return as(firm.leaders.sales).org.updateMember({ memberId: person.id, version, email });
    };
    expect((await change('new@firm.example')).email).toBe('new@firm.example');

    await boss.org.joinDepartment({ memberId: person.id, departmentId: software });
    for (const email of ['mine@elsewhere.example', null])
      await expect(change(email)).rejects.toMatchObject(refusal('forbidden', 'org.also_elsewhere'));
    // What is no way in stays with each of their leaders.
    expect((await change('new@firm.example')).email).toBe('new@firm.example');

    await boss.org.leaveDepartment({ memberId: person.id, departmentId: software });
    const role = await boss.roles.create({
      name: '客户维护',
      grants: [{ subject: 'Customer', action: 'update', scope: 'ALL' }],
    });
    await boss.roles.assign({ roleId: role.id, memberId: person.id });
    await expect(change('mine@elsewhere.example')).rejects.toMatchObject(
      refusal('forbidden', 'org.not_yours_to_grant'),
    );
  });
});
