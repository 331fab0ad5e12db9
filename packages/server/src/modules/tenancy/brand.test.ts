import { as, asCustomer, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { isPlainPng } from './logo-image.ts';

/** One pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const bytes = Buffer.from(PNG, 'base64');

describe('a firm’s mark (003-34)', () => {
  it('is shown to staff and customers, and can be taken away', async () => {
    const firm = await given.firm();
    const { tenancy } = as(firm.boss);
    const { version } = await tenancy.get();
    const set = await tenancy.setLogo({ version, image: PNG });
    expect(set.logoMark).toMatch(/^[0-9a-f]{16}$/);
    const dataUrl = `data:image/png;base64,${PNG}`;
    expect(await as(firm.staff.electrical).tenancy.logo()).toEqual({ dataUrl });
    expect(await asCustomer(firm.customer.contact).firm.logo()).toEqual({ dataUrl });
    expect(await tenancy.setLogo({ version: set.version, image: null })).toMatchObject({ logoMark: null });
    expect(await tenancy.logo()).toEqual({ dataUrl: null });
  });

  it('is a plain small PNG and nothing else', async () => {
    const firm = await given.firm();
    const { version } = await as(firm.boss).tenancy.get();
    const tall = Buffer.from(bytes);
    tall.writeUInt32BE(5_000, 20);
    const chunk = Buffer.from(bytes);
    chunk.write('tEXt', 37, 'latin1');
    const wrong: Record<string, Buffer> = {
      svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'cut short': bytes.subarray(0, bytes.length - 4),
      'something behind the end': Buffer.concat([bytes, Buffer.from('<script>')]),
      'too tall': tall,
      'an unknown chunk': chunk,
      'too large': Buffer.concat([bytes.subarray(0, 33), Buffer.alloc(130_000)]),
    };
    for (const [what, image] of Object.entries(wrong)) {
      expect(isPlainPng(image), what).toBe(false);
      const call = as(firm.boss).tenancy.setLogo({ version, image: image.toString('base64') });
      await expect(call, what).rejects.toMatchObject(refusal('invalid'));
    }
    expect(isPlainPng(bytes)).toBe(true);
  });

  it('is the boss’s to give, and no other firm’s to see', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { version } = await as(firm.boss).tenancy.get();
    const call = as(firm.leaders.sales).tenancy.setLogo({ version, image: PNG });
    await expect(call).rejects.toMatchObject(refusal('forbidden'));
    await as(firm.boss).tenancy.setLogo({ version, image: PNG });
    expect(await as(other.boss).tenancy.logo()).toEqual({ dataUrl: null });
    expect(await asCustomer(other.customer.contact).firm.logo()).toEqual({ dataUrl: null });
  });
});

describe('what a firm calls states', () => {
  it('is kept by state and language; what is empty is the product’s own', async () => {
    const firm = await given.firm();
    const { tenancy } = as(firm.boss);
    const { version } = await tenancy.get();
    const names = {
      'state.executing': { zh: '制造中', en: 'Manufacturing' },
      'display.overdue': { zh: '拖期', en: null },
      'state.draft': { zh: '', en: null },
    };
    const named = await tenancy.nameStates({ version, names });
    expect(named.statusNames).toEqual({
      'state.executing': { zh: '制造中', en: 'Manufacturing' },
      'display.overdue': { zh: '拖期', en: null },
    });
    const behind = tenancy.nameStates({ version, names: {} });
    await expect(behind).rejects.toMatchObject(refusal('conflict', 'platform.changed_meanwhile'));
    const odd = { version: named.version, names: { 'state.__proto__!': { zh: 'x', en: null } } };
    await expect(tenancy.nameStates(odd)).rejects.toMatchObject(refusal('invalid'));
    const byLeader = as(firm.leaders.sales).tenancy.nameStates({ version: named.version, names: {} });
    await expect(byLeader).rejects.toMatchObject(refusal('forbidden'));
  });
});

describe('a firm’s rule for contract numbers (003-01)', () => {
  it('numbers contracts that come without one, past those typed by hand, without gaps at once', async () => {
    const firm = await given.firm();
    const boss = as(firm.boss);
    const { version, name, timeZone, projectNoRule } = await boss.tenancy.get();
    const about = { version, name, timeZone, projectNoRule, locale: 'zh-CN', accent: null } as const;
    await expect(boss.tenancy.update({ ...about, contractNoRule: 'HT-{YYYY}' })).rejects.toMatchObject(
      refusal('invalid', 'tenancy.number_rule_wrong'),
    );
    const contract = { name: '码垛线', customerId: firm.customer.id };
    await expect(boss.contracts.create(contract)).rejects.toMatchObject(
      refusal('invalid', 'contracts.number_missing'),
    );
    await boss.tenancy.update({ ...about, contractNoRule: 'HT-{NNN}' });
    await boss.contracts.create({ ...contract, contractNo: 'HT-002' });
    const made = await Promise.all(Array.from({ length: 4 }, () => boss.contracts.create(contract)));
    expect(made.map(({ contractNo }) => contractNo).sort()).toEqual(['HT-001', 'HT-003', 'HT-004', 'HT-005']);
  });
});
