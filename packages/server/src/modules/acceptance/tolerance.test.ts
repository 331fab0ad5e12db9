import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  isWithin,
  limitsOf,
  plainDecimal,
  readMeasure,
  subtractDecimals,
} from './tolerance.schemas.ts';

const SHAFT = { nominal: '20', lowerDeviation: '-0.05', upperDeviation: '0.02' };

describe('a tolerance', () => {
  it('includes its limits, exactly', () => {
    expect(limitsOf(SHAFT)).toEqual({ least: '19.95', most: '20.02' });
    for (const good of ['19.95', '19.950000000', '20', '20.02', '20.020'])
      expect(isWithin(SHAFT, good)).toBe(true);
    for (const bad of ['19.949999999', '20.020000001', '-20', '200'])
      expect(isWithin(SHAFT, bad)).toBe(false);
  });

  it('does not fall for what floats make of a tenth', () => {
    // 0.1 + 0.2 is 0.30000000000000004 for a float, and 1.1 − 1 a little more than 0.1.
    const tenths = { nominal: '0.1', lowerDeviation: null, upperDeviation: '0.2' };
    expect(limitsOf(tenths).most).toBe('0.3');
    expect(isWithin(tenths, '0.3')).toBe(true);
    expect(isWithin({ nominal: '1', lowerDeviation: null, upperDeviation: '0.1' }, '1.1')).toBe(true);
    expect(
      isWithin(
        { nominal: '123456789012345', lowerDeviation: '0', upperDeviation: '0' },
        '123456789012345.000000001',
      ),
    ).toBe(false);
  });

  it('may be open on one side, and lie wholly above or below its nominal', () => {
    expect(isWithin({ nominal: '1', lowerDeviation: '0', upperDeviation: null }, '999999')).toBe(true);
    expect(isWithin({ nominal: '1', lowerDeviation: '0', upperDeviation: null }, '0.999999999')).toBe(false);
    const fit = { nominal: '40', lowerDeviation: '0.009', upperDeviation: '0.034' };
    expect([
      isWithin(fit, '40'),
      isWithin(fit, '40.009'),
      isWithin(fit, '40.034'),
      isWithin(fit, '40.035'),
    ]).toEqual([false, true, true, false]);
  });

  it('agrees with whole numbers on any values whatsoever', () => {
    const thousandths = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    const text = (value: bigint) => {
      const digits = (value < 0n ? -value : value).toString().padStart(4, '0');
      return `${value < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
    };
    fc.assert(
      fc.property(thousandths, thousandths, thousandths, thousandths, (nominal, a, b, value) => {
        const [lower, upper] = a < b ? [a, b] : [b, a];
        const tolerance = {
          nominal: text(nominal),
          lowerDeviation: text(lower),
          upperDeviation: text(upper),
        };
        expect(isWithin(tolerance, text(value))).toBe(value >= nominal + lower && value <= nominal + upper);
        expect(plainDecimal(text(nominal + a))).toBe(addDecimals(text(nominal), text(a)));
        expect(subtractDecimals(text(nominal), text(a))).toBe(plainDecimal(text(nominal - a)));
        expect(Math.sign(compareDecimals(text(a), text(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});

describe('what is typed at a measured value', () => {
  it.each([
    ['12.5', 'mm', '12.5'],
    [' 12.50 mm ', 'mm', '12.5'],
    ['0.0125 m', 'mm', '12.5'],
    ['1.25cm', 'mm', '12.5'],
    ['12500 µm', 'mm', '12.5'],
    ['12500μm', 'mm', '12.5'],
    ['12.5㎜', 'mm', '12.5'],
    ['１２．５', 'mm', '12.5'],
    ['-3.2', '°C', '-3.2'],
    ['−3.2', '°C', '-3.2'],
    ['0.5 MΩ', 'kΩ', '500'],
    ['500 mΩ', 'Ω', '0.5'],
    ['6 bar', 'MPa', '0.6'],
    ['24', null, '24'],
    ['3 个', '个', '3'],
    ['-0', 'mm', '0'],
  ])('%s where %s is asked for is %s', (entered, unit, value) => {
    expect(readMeasure(entered, unit)).toEqual({ value });
  });

  it.each([
    ['', 'mm', 'not_a_number'],
    ['twelve', 'mm', 'not_a_number'],
    ['12,5', 'mm', 'not_a_number'],
    ['1e3', 'mm', 'unit_unknown'],
    ['1.2.3', 'mm', 'not_a_number'],
    ['.', 'mm', 'not_a_number'],
    ['12 kg', 'mm', 'unit_mismatch'],
    ['12 inch', 'mm', 'unit_unknown'],
    ['12 mm', null, 'unit_mismatch'],
    ['0.0000000001', 'mm', 'too_precise'],
    ['1 nm', 'km', 'too_precise'],
    ['999999999999999 km', 'mm', 'too_large'],
  ])('%s where %s is asked for is refused: %s', (entered, unit, problem) => {
    expect(readMeasure(entered, unit)).toEqual({ problem });
  });

  it('never rounds: what cannot be kept exactly is refused', () => {
    fc.assert(
      fc.property(
        fc.nat(10 ** 9),
        fc.nat(9),
        fc.constantFrom('nm', 'µm', 'mm', 'cm', 'm', 'km'),
        (digits, places, unit) => {
          const scale = 10n ** BigInt(places);
          const number = `${BigInt(digits) / scale}.${(BigInt(digits) % scale).toString().padStart(places, '0') || '0'}`;
          const read = readMeasure(`${number} ${unit}`, 'mm');
          if (read.problem) expect(['too_precise', 'too_large']).toContain(read.problem);
          else expect(readMeasure(`${read.value} mm`, unit).value).toBe(plainDecimal(number));
        },
      ),
    );
  });
});
