import pg from 'pg';

const TIMESTAMPTZ = 1184;
const INT8 = 20;
const DATE = 1082;
const NUMERIC = 1700;
const UUID_ARRAY = 2951;
const asIs = (value: string) => value;

/** '2026-11-22 02:30:37.5+00' to '2026-11-22T02:30:37.5+00:00', without the price of a Date object. */
export function isoTimestamp(value: string): string {
  const iso = `${value.slice(0, 10)}T${value.slice(11)}`;
  return /[+-]\d\d$/.test(iso) ? (iso.endsWith('+00') ? `${iso.slice(0, -3)}Z` : `${iso}:00`) : iso;
}

/** '{a,b}' to ['a', 'b']: UUIDs are never quoted, so the general reader of arrays is not needed. */
export function uuidArray(value: string): (string | null)[] {
  if (value === '{}') return [];
  const ids: (string | null)[] = value.slice(1, -1).split(',');
  return value.includes('NULL') ? ids.map((id) => (id === 'NULL' ? null : id)) : ids;
}

/** How values leave the database for queries: dates and decimals as strings, counts as numbers. */
export const valueTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (format !== 'binary') {
      if (oid === TIMESTAMPTZ) return isoTimestamp;
      if (oid === DATE || oid === NUMERIC) return asIs;
      if (oid === INT8) return Number;
      if (oid === UUID_ARRAY) return uuidArray;
    }
    return pg.types.getTypeParser(oid as never, format as never) as (value: string) => unknown;
  },
};
