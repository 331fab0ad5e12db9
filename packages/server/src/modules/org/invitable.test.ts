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
