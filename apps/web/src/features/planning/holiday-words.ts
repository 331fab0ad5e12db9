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

/** As the country announces them, and as they stand in calendars. */
const ANNOUNCED: Readonly<Record<string, (typeof KNOWN)[number]>> = {
  元旦: 'new_year',
  春节: 'spring_festival',
  清明节: 'tomb_sweeping',
  劳动节: 'labour_day',
  端午节: 'dragon_boat',
  中秋节: 'mid_autumn',
  国庆节: 'national_day',
};

/** A day off of a calendar in the reader's language, where it is a public holiday; else as the firm named it. */
export const dayOffName = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : holidayName(ANNOUNCED[name] ?? '', name);
