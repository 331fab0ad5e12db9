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
