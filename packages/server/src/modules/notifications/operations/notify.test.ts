import { openWrite } from '@millwright/platform';
import { as, given, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { personNotified } from '../notifications.events.ts';
import { bellOf, leads, tell } from '../notifications.scene.ts';
import { notify } from './notify.ts';

describe('telling people', () => {
  it('puts a notice into each one’s bell and says so with ids only', async () => {
    const firm = await given.firm();
    const [one, other] = [firm.staff.electrical, firm.staff.software];
    await tell(firm, firm.boss, leads([one, other]));
    expect(await bellOf(one)).toMatchObject([
      {
        kind: 'project_lead',
        facts: { contractNo: 'HT-001', contractName: '灌装线电控系统' },
        byName: firm.boss.name,
        readAt: null,
      },
    ]);
    expect(await as(other).notifications.unreadCount()).toEqual({ count: 1 });
    expect(await bellOf(firm.staff.sales)).toEqual([]);
    expect(await firm.announcements()).toEqual(
      [one, other].map(({ id }) => said(personNotified, { memberId: id })),
    );
  });

  it('tells nobody of what they did themselves', async () => {
    const firm = await given.firm();
    await tell(firm, firm.boss, leads([firm.boss]));
    expect(await bellOf(firm.boss)).toEqual([]);
    expect(await firm.announcements()).toEqual([]);
  });

  it('tells the same thing once, however often a transaction says it, and again in the next', async () => {
    const firm = await given.firm();
    const one = firm.staff.electrical;
    await tell(firm, firm.boss, leads([one, one]), leads([one]));
    expect(await bellOf(one)).toHaveLength(1);
    expect(await firm.announcements()).toHaveLength(1);
    await tell(firm, firm.boss, leads([one]));
    expect(await bellOf(one)).toHaveLength(2);
  });

  it('goes with the transaction: what did not happen is told nobody', async () => {
    const firm = await given.firm();
    const one = firm.staff.electrical;
    const principal = await firm.boss.load();
    const broken = openWrite(firm.services, principal, { requestId: 'test', ip: null }, async (scope) => {
      await notify(scope, leads([one]));
      throw new Error('something else went wrong');
    });
    await expect(broken).rejects.toThrow('something else went wrong');
    expect(await bellOf(one)).toEqual([]);
  });

  it('lets no fact through that the kind does not name', async () => {
    const firm = await given.firm();
    const notice = leads([firm.staff.electrical]);
    const talkative = { ...notice, facts: { ...notice.facts, amount: '1200000.00' } } as never;
    await expect(tell(firm, firm.boss, talkative)).rejects.toThrow(/amount/);
  });

  it('cannot reach a person of another firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    await expect(tell(firm, firm.boss, leads([other.staff.electrical]))).rejects.toThrow();
    expect(await bellOf(other.staff.electrical)).toEqual([]);
  });
});
