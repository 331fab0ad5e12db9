import { as, given } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { MOST_COUNTED } from './notifications.queries.ts';
import { leads, tell } from './notifications.scene.ts';

describe('the list of notices', () => {
  it('comes newest first, page by page, without a gap or a repeat', async () => {
    const firm = await given.firm();
    const me = firm.staff.electrical;
    const numbers = ['HT-001', 'HT-002', 'HT-003', 'HT-004', 'HT-005'];
    for (const number of numbers) await tell(firm, firm.boss, leads([me], number));
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await as(me).notifications.list({ limit: 2, cursor });
      seen.push(...page.items.map(({ facts }) => 'contractNo' in facts && facts.contractNo));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(numbers.reverse());
  });

  it('is one’s own for every role, the boss included', async () => {
    const firm = await given.firm();
    await tell(firm, firm.boss, leads([firm.staff.electrical]));
    for (const person of [firm.boss, firm.leaders.electrical, firm.staff.software])
      expect((await as(person).notifications.list({})).items).toEqual([]);
  });

  it('counts up to a hundred and no further', async () => {
    const firm = await given.firm();
    const me = firm.staff.electrical;
    const many = Array.from({ length: MOST_COUNTED + 5 }, (_, i) => leads([me], `HT-${i}`, idOf(i)));
    await tell(firm, firm.boss, ...many);
    expect(await as(me).notifications.unreadCount()).toEqual({ count: MOST_COUNTED });
  });

  it('cannot be given away with a role of the firm’s own making', async () => {
    const firm = await given.firm();
    const call = as(firm.boss).roles.create({
      name: 'Curious',
      grants: [{ subject: 'Notice', action: 'read', scope: 'ALL' }],
    });
    await expect(call).rejects.toMatchObject({ cause: { code: 'org.permission_unknown' } });
    const subjects = (await as(firm.boss).roles.vocabulary()).map(({ subject }) => subject);
    expect(subjects).not.toContain('Notice');
    expect(subjects).not.toContain('CalendarFeed');
  });
});

const idOf = (i: number) => `01900000-0000-7000-8000-${String(i).padStart(12, '0')}`;
