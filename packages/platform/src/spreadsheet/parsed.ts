/** Why a cell is not what its column wants; the texts live in the apps' dictionaries (see README.md). */
export type ParseErrorCode =
  | 'date.unreadable'
  | 'date.no_such_day'
  | 'date.no_year'
  | 'date.ambiguous'
  | 'number.unreadable'
  | 'number.ambiguous'
  | 'number.too_long'
  | 'percent.unreadable'
  | 'percent.ambiguous'
  | 'cell.error';

/** A value, or what is wrong with it. A blank cell is the value null. */
export type Parsed<T> =
  | { ok: true; value: T | null }
  | { ok: false; code: ParseErrorCode; facts: { text: string; readings?: string[] } };

export function parsed<T>(value: T | null): Parsed<T> {
  return { ok: true, value };
}

export function unparsed<T>(code: ParseErrorCode, text: string, readings?: string[]): Parsed<T> {
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return { ok: false, code, facts: readings ? { text: shown, readings } : { text: shown } };
}
