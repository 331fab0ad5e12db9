import { chinaHolidays, isChinaHolidayYearKnown } from '@millwright/scheduling';
import type { WorkingDays } from './working-time.ts';

/**
 * What differs from the week in China, in a year and the one after: a target may lie across New Year. Of years whose
 * holidays have not been announced the week is as it is.
 */
export function holidaysAround(year: number): WorkingDays['exceptions'] {
  return [year, year + 1].filter(isChinaHolidayYearKnown).flatMap(chinaHolidays);
}
