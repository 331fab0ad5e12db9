import { as, type Firm, given, type Person, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { noticesRead } from '../notifications.events.ts';
import { bellOf, leads, tell } from '../notifications.scene.ts';

/** Three notices for somebody, newest first. */
async function threeFor(firm: Firm, person: Person) {
  for (const contractNo of ['HT-001', 'HT-002', 'HT-003'])
    await tell(firm, firm.boss, leads([person], contractNo));
  return bellOf(person);
}

describe('reading a notice', () => {
  it('takes it off the count, announces it, and keeps it in the list', async () => {
    const firm = await given.firm();
    const me = firm.staff.electrical;
    const [newest, , oldest] = await threeFor(firm, me);
    const noticeIds = [newest!.id, oldest!.id, oldest!.id];
    expect(await as(me).notifications.markRead({ noticeIds })).toEqual({ count: 1 });
    const read = (await bellOf(me)).map(({ readAt }) => readAt !== null);
    expect(read).toEqual([true, false, true]);
    expect((await as(me).notifications.list({ unread: true })).items).toHaveLength(1);
    expect((await firm.announcements()).at(-1)).toEqual(said(noticesRead, { memberId: me.id }));
  });

  it('is for nobody else, the boss included', async () => {
    const firm = await given.firm();
    const [notice] = await threeFor(firm, firm.staff.electrical);
    const noticeIds = [notice!.id];
    for (const person of [firm.boss, firm.leaders.electrical, firm.staff.software]) {
      const call = as(person).notifications.markRead({ noticeIds });
      await expect(call).rejects.toMatchObject(refusal('not_found', 'notifications.not_found'));
    }
    expect((await bellOf(firm.staff.electrical))[0]!.readAt).toBeNull();
  });

  it('changes nothing the second time: when it was first read stays', async () => {
    const firm = await given.firm();
    const me = firm.staff.electrical;
    const [notice] = await threeFor(firm, me);
    await as(me).notifications.markRead({ noticeIds: [notice!.id] });
    const [before, announced] = [(await bellOf(me))[0]!.readAt, await firm.announcements()];
    expect(await as(me).notifications.markRead({ noticeIds: [notice!.id] })).toEqual({ count: 2 });
    expect((await bellOf(me))[0]!.readAt).toBe(before);
    expect(await firm.announcements()).toEqual(announced);
  });

  it('does not find one of another firm, and then reads none', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const [mine] = await threeFor(firm, firm.staff.electrical);
    const [theirs] = await threeFor(other, other.staff.electrical);
    const call = as(firm.staff.electrical).notifications.markRead({ noticeIds: [mine!.id, theirs!.id] });
    await expect(call).rejects.toMatchObject(refusal('not_found'));
    expect((await bellOf(firm.staff.electrical))[0]!.readAt).toBeNull();
  });
});

describe('reading all of them', () => {
  it('stops at the newest one seen: what came meanwhile stays unread', async () => {
    const firm = await given.firm();
    const me = firm.staff.electrical;
    const [, seen] = await threeFor(firm, me);
    expect(await as(me).notifications.markAllRead({ until: seen!.id })).toEqual({ count: 1 });
    const read = (await bellOf(me)).map(({ readAt }) => readAt !== null);
    expect(read).toEqual([false, true, true]);
  });

  it('touches nobody else’s, and finds no bound that is not one’s own', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const [me, colleague] = [firm.staff.electrical, firm.staff.software];
    await tell(firm, firm.boss, leads([me, colleague]));
    const [mine] = await bellOf(me);
    const [theirs] = await bellOf(colleague);
    await as(me).notifications.markAllRead({ until: mine!.id });
    expect(await as(colleague).notifications.unreadCount()).toEqual({ count: 1 });
    for (const stranger of [me, firm.boss, other.boss]) {
      const call = as(stranger).notifications.markAllRead({ until: theirs!.id });
      await expect(call).rejects.toMatchObject(refusal('not_found', 'notifications.not_found'));
    }
  });

  it('is fine with nothing left to read', async () => {
    const firm = await given.firm();
    const me = firm.staff.electrical;
    const [newest] = await threeFor(firm, me);
    await as(me).notifications.markAllRead({ until: newest!.id });
    const announced = await firm.announcements();
    expect(await as(me).notifications.markAllRead({ until: newest!.id })).toEqual({ count: 0 });
    expect(await firm.announcements()).toEqual(announced);
  });
});
