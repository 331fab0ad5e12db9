import { type Expression, type SqlBool, sql } from 'kysely';

/**
 * How a supplier keeps its word, over the lines it has delivered in full:
 *
 * - against its first promise: the share whose last goods came on or before the day it promised when the order was placed;
 * - against its latest promise: the same with the day agreed last. The two together tell a supplier that slips from one that
 *   says so in time.
 *
 * Lines that were ordered without any promise are in neither: there was no word to keep.
 */
export interface OnTime {
  /** Lines delivered in full that had a promise. */
  measured: number;
  onFirstPromise: number;
  onLatestPromise: number;
  /** Days late against the first promise, on average over the late ones; null when none was late. */
  averageDaysLate: number | null;
  /** Still to come. */
  open: number;
  /** Still to come, and past the day promised or needed. */
  overdue: number;
}

const delivered = sql<boolean>`i.status in ('received', 'inspected') and i.actual_date is not null`;
const measured = sql<boolean>`(${delivered} and i.first_promised_date is not null)`;
const isOpen = sql<boolean>`i.status in ('ordered', 'partially_received', 'returned')`;
const isLate = sql<boolean>`(${measured} and i.actual_date > i.first_promised_date)`;

const count = (condition: Expression<SqlBool>) => sql<number>`count(*) filter (where ${condition})::int`;

/** The figures of a group of rows of `procurement_item as i`. */
export const onTimeColumns = (today: string) =>
  [
    count(measured).as('measured'),
    count(sql<boolean>`${measured} and i.actual_date <= i.first_promised_date`).as('onFirstPromise'),
    count(sql<boolean>`${measured} and i.actual_date <= coalesce(i.promised_date, i.first_promised_date)`).as(
      'onLatestPromise',
    ),
    sql<
      number | null
    >`round(avg(i.actual_date - i.first_promised_date) filter (where ${isLate}), 1)::float8`.as(
      'averageDaysLate',
    ),
    count(isOpen).as('open'),
    count(
      sql<boolean>`${isOpen} and (coalesce(i.promised_date < ${today}::date, false) or coalesce(i.needed_by < ${today}::date, false))`,
    ).as('overdue'),
  ] as const;

export const NOTHING_YET: OnTime = {
  measured: 0,
  onFirstPromise: 0,
  onLatestPromise: 0,
  averageDaysLate: null,
  open: 0,
  overdue: 0,
};
