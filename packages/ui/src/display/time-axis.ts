const DAY = 86_400_000;

/** A stretch of days, both `YYYY-MM-DD`, the last one included. */
export interface DaySpan {
  from: string;
  to: string;
}

const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Where a day lies in a span, in percent from its start, held inside it. */
export function placeOf(day: string, span: DaySpan): number {
  const from = Date.parse(span.from);
  const length = Math.max(DAY, Date.parse(span.to) + DAY - from);
  return Math.max(0, Math.min(100, ((Date.parse(day) - from) / length) * 100));
}

/** Days to write at an axis: Mondays where the span is short, else the first of months, never more than `most`. */
export function ticksOf(span: DaySpan, most = 10): string[] {
  const from = Date.parse(span.from);
  const to = Date.parse(span.to);
  const days = (to - from) / DAY;
  if (days <= 7 * most) {
    const monday = from + ((8 - new Date(from).getUTCDay()) % 7) * DAY;
    return Array.from({ length: Math.floor((to - monday) / (7 * DAY)) + 1 }, (_, week) =>
      isoDay(monday + week * 7 * DAY),
    );
  }
  const start = new Date(from);
  const months: string[] = [];
  for (let month = 1; ; month++) {
    const first = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1);
    if (first > to) break;
    months.push(isoDay(first));
  }
  const step = Math.ceil(months.length / most);
  return months.filter((_, index) => index % step === 0);
}

/** The span from the first to the last of these days; nothing where there is none. */
export function spanOf(days: readonly (string | null)[]): DaySpan | undefined {
  const known = days.filter((day): day is string => day !== null).sort();
  return known.length > 0 ? { from: known[0]!, to: known.at(-1)! } : undefined;
}
