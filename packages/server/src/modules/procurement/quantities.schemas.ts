import { z } from 'zod';

/**
 * Quantities and prices are decimals with four places, counted as whole ten-thousandths: a float would lose a screw in
 * a million, and 0.1 + 0.2 metres of cable would never be 0.3. Safe in the browser.
 */
const PLACES = 4;
const SCALE = 10n ** BigInt(PLACES);

/** `2.5` as 25000n. Takes what the input schemas and the database write, nothing else. */
export function toUnits(decimal: string): bigint {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal.trim()) ?? [];
  if (whole === undefined) throw new Error(`"${decimal}" is not a decimal.`);
  const units = BigInt(whole) * SCALE + BigInt(part.padEnd(PLACES, '0').slice(0, PLACES));
  return sign ? -units : units;
}

/** 25000n as `2.5`: without places that say nothing. */
export function toDecimal(units: bigint): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(PLACES + 1, '0');
  const whole = digits.slice(0, -PLACES);
  const part = digits.slice(-PLACES).replace(/0+$/, '');
  return sign + whole + (part ? `.${part}` : '');
}

/** A decimal of the database without places that say nothing; null stays null. */
export const plainDecimal = <T extends string | null>(decimal: T): T =>
  (decimal === null ? null : toDecimal(toUnits(decimal))) as T;

/** How much may come at most when a share above the quantity is tolerated; what a share leaves over is rounded up. */
export function mostReceivable(wanted: bigint, tolerancePercent: number): bigint {
  return wanted + (wanted * BigInt(tolerancePercent) + 99n) / 100n;
}

/** Quantity times unit price, rounded half up to two places, as `12.34`. */
export function lineTotal(quantity: string, unitPrice: string): string {
  const product = toUnits(quantity) * toUnits(unitPrice);
  const cent = SCALE * SCALE;
  const cents = (product * 100n + cent / 2n) / cent;
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A decimal with at most four places, as text: it is never a float. */
export const decimal = z
  .string()
  .max(17)
  .regex(/^\d{1,12}(\.\d{1,4})?$/);
export const isAboveZero = (text: string) => !/^0*(\.0*)?$/.test(text);
export const quantity = decimal.refine(isAboveZero);
