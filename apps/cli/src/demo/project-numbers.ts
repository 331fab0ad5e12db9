import { newId } from '@millwright/db';
import { earlierOf } from './calendar.ts';

interface Entered {
  signedOn: string | null;
  days: { startsOn: string };
}

/**
 * Project numbers by the firm's rule, counted anew in each year the contracts were entered in, and the counters those
 * numbers leave behind: the next contract entered gets the number after the last.
 */
export function numberProjects(rule: string, contracts: readonly Entered[], today: string) {
  const counted = new Map<string, number>();
  const projectNos = contracts.map(({ signedOn, days }) => {
    const entered = earlierOf(signedOn ?? days.startsOn, today);
    const [year, month] = entered.split('-') as [string, string];
    const period = rule
      .replaceAll('{YYYY}', year)
      .replaceAll('{YY}', year.slice(2))
      .replaceAll('{MM}', month);
    const number = (counted.get(period) ?? 0) + 1;
    counted.set(period, number);
    return period.replace(/\{(N+)\}/, (_, digits: string) => String(number).padStart(digits.length, '0'));
  });
  const sequences = [...counted].map(([period, last]) => ({
    id: newId(),
    key: `project:${period}`,
    last_value: last,
  }));
  return { projectNos, sequences };
}
