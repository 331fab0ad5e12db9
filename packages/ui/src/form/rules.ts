/** What can be checked before the server is asked. A rule answers with the reason in words, or undefined. */
import { uiText } from '../i18n/ui-text.ts';

export type Rule<V> = (value: V) => string | undefined;

/** Something must be filled in or chosen. */
export const required: Rule<unknown> = (value) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)
    ? uiText('form.required')
    : undefined;

/** An address with one @ and a dot after it; the server is the judge. */
export const email: Rule<string> = (value) =>
  value.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? uiText('form.email') : undefined;

export const maxLength =
  (max: number): Rule<string> =>
  (value) =>
    value.length > max ? uiText('form.tooLong', { max }) : undefined;

export const minLength =
  (min: number): Rule<string> =>
  (value) =>
    value.length > 0 && value.length < min ? uiText('form.tooShort', { min }) : undefined;

/** A number within bounds, both included; empty passes (add `required`). */
export const between =
  (min: number, max: number): Rule<number | undefined> =>
  (value) =>
    value !== undefined && (Number.isNaN(value) || value < min || value > max)
      ? uiText('form.between', { min, max })
      : undefined;

/** A decimal string: '1250000.00'; empty passes. */
export const decimal: Rule<string> = (value) =>
  value.trim() !== '' && !/^-?\d{1,15}(\.\d{1,6})?$/.test(value.trim()) ? uiText('form.decimal') : undefined;

/** Several rules in order; the first reason wins. */
export const all =
  <V>(...rules: Rule<V>[]): Rule<V> =>
  (value) => {
    for (const rule of rules) {
      const reason = rule(value);
      if (reason) return reason;
    }
    return undefined;
  };
