// Writes src/china-holidays.table.ts from the package chinese-days (MIT), which keeps the yearly notices of the General
// Office of the State Council. Run it with a newer release of that package when a year has been announced (usually in
// November of the year before): `node china-holidays.mjs`. Years it does not hold stay unknown; nothing is guessed.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIRST_YEAR = 2007;
const KEYS = {
  "New Year's Day": 'new_year',
  'Spring Festival': 'spring_festival',
  'Tomb-sweeping Day': 'tomb_sweeping',
  'Labour Day': 'labour_day',
  'Dragon Boat Festival': 'dragon_boat',
  'Mid-autumn Festival': 'mid_autumn',
  'National Day': 'national_day',
  'Anti-Fascist 70th Day': 'victory_day',
};

const require = createRequire(import.meta.url);
const entry = dirname(require.resolve('chinese-days'));
const { version } = JSON.parse(readFileSync(join(entry, '../package.json'), 'utf8'));

/** The table's text, as the installed release of the source has it. */
export function chinaHolidaysTable() {
  const { holidays, workdays } = JSON.parse(readFileSync(join(entry, 'chinese-days.json'), 'utf8'));
  const days = [
    ...Object.entries(holidays).map(([day, told]) => ({ day, told, sign: '-' })),
    ...Object.entries(workdays).map(([day, told]) => ({ day, told, sign: '+' })),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));

  const years = new Map();
  for (const { day, told, sign } of days) {
    const year = Number(day.slice(0, 4));
    if (year < FIRST_YEAR) continue;
    const name = KEYS[told.split(',')[0]];
    if (!name) throw new Error(`No key for ${told} (${day})`);
    const spans = years.get(year) ?? [];
    years.set(year, spans);
    const last = spans.at(-1);
    if (last && last.name === name && last.sign === sign && follows(last.to, day)) last.to = day;
    else spans.push({ from: day, to: day, sign, name });
  }
  const lines = [...years].map(([year, spans]) => {
    const texts = spans.map(({ from, to, sign, name }) => {
      const span = from === to ? short(from) : `${short(from)}..${short(to)}`;
      return `    '${sign}${span} ${name}',\n`;
    });
    return `  ${year}: [\n${texts.join('')}  ],\n`;
  });
  return `// Written by china-holidays.mjs from chinese-days ${version} (MIT), which keeps the yearly notices of the General Office
// of the State Council of China (国务院办公厅关于部分节假日安排的通知). "-" are days off, "+" are make-up workdays.
export const CHINA_HOLIDAYS: Readonly<Record<number, readonly string[]>> = {
${lines.join('')}};
`;
}

const short = (day) => day.slice(5);
const follows = (day, next) => Date.parse(next) - Date.parse(day) === 86_400_000;

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('src/china-holidays.table.ts', import.meta.url), chinaHolidaysTable());
