import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalMarkOf, parseBomQuantity } from './bom-quantity.ts';

describe('a quantity in a bill of materials', () => {
  it.each([
    ['2', '2', null],
    ['2.5 m', '2.5', 'm'],
    ['10个', '10', '个'],
    ['12 pcs', '12', 'pcs'],
    ['４ 台', '4', '台'],
    ['2 x', '2', null],
    ['×4', '4', null],
    ['1,5 kg', '1.5', 'kg'],
    ['1.234,5', '1234.5', null],
    ['1,234.5', '1234.5', null],
    ["1'200", '1200', null],
    ['1 200 Stk', '1200', 'Stk'],
    ['1,234,567', '1234567', null],
    ['0,125', '0.125', null],
    ['3 lfd. m', '3', 'lfd. m'],
  ])('%s is %s %s', (text, quantity, unit) => {
    expect(parseBomQuantity(text, undefined)).toEqual({ ok: true, quantity, unit });
  });

  it('takes numbers of a workbook without the dust floats leave', () => {
    expect(parseBomQuantity(0.1 + 0.2, undefined)).toMatchObject({ ok: true, quantity: '0.3' });
    expect(parseBomQuantity(12, undefined)).toMatchObject({ quantity: '12' });
  });

  it('says when nobody can tell, and asks the column', () => {
    expect(parseBomQuantity('1,500', undefined)).toEqual({
      ok: false,
      code: 'ambiguous',
      readings: ['1.500', '1500'],
    });
    expect(parseBomQuantity('1,500', 'comma')).toMatchObject({ quantity: '1.5' });
    expect(parseBomQuantity('1,500', 'point')).toMatchObject({ quantity: '1500' });
    expect(parseBomQuantity('1.200', 'comma')).toMatchObject({ quantity: '1200' });
    expect(decimalMarkOf(['3', '12,5 m', '1.200 Stk'])).toBe('comma');
    expect(decimalMarkOf(['3', '1,250.5'])).toBe('point');
    expect(decimalMarkOf(['3', '1,500', null, 4])).toBeUndefined();
  });

  it.each(['', 'viel', '-3', '1.2.3', '0', '0,00', '1.23456', '2 m 3', `${'9'.repeat(20)}`, '1,,2', '=1+1'])(
    'refuses %j',
    (text) => {
      expect(parseBomQuantity(text, undefined).ok).toBe(false);
    },
  );

  it('never breaks, and what it reads is a decimal above nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d.,' xm个-]{0,20}$/), fc.double()), (cell) => {
        const read = parseBomQuantity(cell, undefined);
        if (read.ok) expect(read.quantity).toMatch(/^\d{1,12}(\.\d{1,4})?$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
