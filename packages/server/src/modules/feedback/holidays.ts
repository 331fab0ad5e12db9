import type { WorkingDays } from './working-time.ts';

/** What differs from the week in China, in a year and the one after: a target may lie across New Year. */
export function holidaysAround(_year: number): WorkingDays['exceptions'] {
  return [];
}
