import { as, asNobody, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { isNumberRule, takeNumber } from './index.ts';

describe('a firm', () => {
  it('is seen by its own people', async () => {
    const firm = await given.firm('恒达自动化');
    expect(await as(firm.staff.software).tenancy.get()).toMatchObject({
      name: '恒达自动化',
      timeZone: 'Asia/Shanghai',
    });
  });

  it('is never another firm', async () => {
    const [one, two] = [await given.firm('One'), await given.firm('Two')];
    expect((await as(one.boss).tenancy.get()).name).toBe('One');
    expect((await as(two.boss).tenancy.get()).name).toBe('Two');
  });

  it('is closed to whoever is not signed in', async () => {
    await expect(asNobody().tenancy.get()).rejects.toMatchObject(
      refusal('forbidden', 'platform.sign_in_first'),
    );
  });
});

describe('changing the firm’s settings', () => {
  const settings = {
    name: '恒达',
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    projectNoRule: 'HD{YY}-{NNNN}',
    accent: '#0b6477',
  } as const;

  it('keeps numbers given and numbers the next contract by the new rule', async () => {
    const firm = await given.firm();
    const before = await as(firm.boss).tenancy.get();
    const after = await as(firm.boss).tenancy.update({ ...settings, version: before.version });
    expect(after).toMatchObject({ ...settings, version: before.version + 1 });
  });

  it('is the boss’s alone', async () => {
    const firm = await given.firm();
    for (const person of [firm.leaders.sales, firm.staff.sales]) {
      await expect(as(person).tenancy.update({ ...settings, version: 1 })).rejects.toMatchObject(
        refusal('forbidden'),
      );
    }
  });

  it('refuses rules that cannot number and zones nobody knows, by field', async () => {
    const firm = await given.firm();
    const { version } = await as(firm.boss).tenancy.get();
    const change = (part: object) => as(firm.boss).tenancy.update({ ...settings, version, ...part });
    await expect(change({ projectNoRule: 'P-{YYYY}' })).rejects.toMatchObject(
      refusal('invalid', 'tenancy.number_rule_wrong'),
    );
    await expect(change({ timeZone: 'Mars/Olympus' })).rejects.toMatchObject(
      refusal('invalid', 'tenancy.time_zone_unknown'),
    );
  });

  it('tells the later of two editors what the other made of it', async () => {
    const firm = await given.firm();
    const { version } = await as(firm.boss).tenancy.get();
    await as(firm.boss).tenancy.update({ ...settings, name: 'First', version });
    const second = as(firm.boss).tenancy.update({ ...settings, name: 'Second', version });
    await expect(second).rejects.toMatchObject({
      cause: { kind: 'conflict', code: 'platform.changed_meanwhile', facts: { current: { name: 'First' } } },
    });
    expect((await as(firm.boss).tenancy.get()).name).toBe('First');
  });
});

describe('taking a number', () => {
  it('gives each taker its own, without gaps, under concurrency (003-01)', async () => {
    const firm = await given.firm();
    const year = new Date().getFullYear();
    const taken = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        firm
          .write(async (scope) => {
            const number = await takeNumber(scope, 'project', 'P-{YYYY}-{NNN}');
            if (i % 4 === 0) throw new Error('rolled back');
            return number;
          })
          .catch(() => null),
      ),
    );
    const numbers = taken.filter((n) => n !== null).sort();
    expect(numbers).toEqual(
      Array.from({ length: 30 }, (_, i) => `P-${year}-${String(i + 1).padStart(3, '0')}`),
    );
  });

  it('knows rules that cannot make unique numbers', () => {
    expect(isNumberRule('P-{YYYY}-{NNN}')).toBe(true);
    expect(isNumberRule('HD{YY}{MM}{NNNN}')).toBe(true);
    for (const rule of ['P-{YYYY}', 'P-{NN}', '{NNN}{NNN}', 'P-{DAY}-{NNN}', ''])
      expect(isNumberRule(rule)).toBe(false);
  });
});
