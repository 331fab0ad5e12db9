/** Stretches of time people ask about by name. Days are `YYYY-MM-DD`. */
export const STRETCHES = ['thisMonth', 'lastMonth', 'thisQuarter', 'lastQuarter', 'thisYear'] as const;
export type StretchName = (typeof STRETCHES)[number];

export interface Stretch {
  from: string;
  to: string;
}

/** From the first of a month, so many months long; `month` counts from 0 and may run over the year's ends. */
function months(year: number, month: number, length: number): Stretch {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: day(Date.UTC(year, month, 1)), to: day(Date.UTC(year, month + length, 0)) };
}

/** The days of a stretch, seen from today. */
export function stretchOf(name: StretchName, today: string): Stretch {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  const quarter = month - (month % 3);
  switch (name) {
    case 'thisMonth':
      return months(year, month, 1);
    case 'lastMonth':
      return months(year, month - 1, 1);
    case 'thisQuarter':
      return months(year, quarter, 3);
    case 'lastQuarter':
      return months(year, quarter - 3, 3);
    case 'thisYear':
      return months(year, 0, 12);
  }
}

/** The name of these days, seen from today; nothing where they are somebody's own choice. */
export const stretchName = (stretch: Stretch, today: string): StretchName | undefined =>
  STRETCHES.find((name) => {
    const { from, to } = stretchOf(name, today);
    return from === stretch.from && to === stretch.to;
  });
