import { t } from '../../i18n/index.ts';

const KNOWN = [
  'new_year',
  'spring_festival',
  'tomb_sweeping',
  'labour_day',
  'dragon_boat',
  'mid_autumn',
  'national_day',
  'victory_day',
] as const;

/** A public holiday in the reader's language. */
export function holidayName(holiday: string, name: string): string {
  const known = KNOWN.find((one) => one === holiday);
  return known ? t(`planning.holidays.${known}`) : name;
}
