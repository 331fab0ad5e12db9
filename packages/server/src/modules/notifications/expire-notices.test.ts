import { createLogger } from '@millwright/platform/logging';
import { given, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { expireNotices } from './expire-notices.ts';
import { bellOf, leads, tell } from './notifications.scene.ts';

const log = createLogger({ service: 'test', level: 'silent' });
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

describe('old notices', () => {
  it('go 180 days after they were read, in every firm; unread ones stay, however old', async () => {
    const firms = [await given.firm(), await given.firm()];
    for (const firm of firms) {
      const me = firm.staff.electrical;
      for (const number of ['long ago', 'lately', 'unread']) await tell(firm, firm.boss, leads([me], number));
      for (const [number, days] of [
        ['long ago', 181],
        ['lately', 179],
      ] as const) {
        const facts = { path: ['contractNo'], equals: number };
        await firm.write(({ tx }) =>
          tx.notice.updateMany({ where: { facts }, data: { readAt: daysAgo(days) } }),
        );
      }
    }
    const { pool } = await testServices();
    await expireNotices(pool).run({ log, signal: new AbortController().signal });
    for (const firm of firms) {
      const left = (await bellOf(firm.staff.electrical)).map(
        ({ facts }) => 'contractNo' in facts && facts.contractNo,
      );
      expect(left).toEqual(['unread', 'lately']);
    }
  });

  it('housekeeping can read nothing of what a notice says', async () => {
    const { pool } = await testServices();
    const peek = pool.read({ role: 'millwright_relay', tenantId: null }, (session) =>
      session.execute({ text: 'SELECT facts FROM notice', values: [] }),
    );
    await expect(peek).rejects.toThrow(/permission denied/);
  });
});
