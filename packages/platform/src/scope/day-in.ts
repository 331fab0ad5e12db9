const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day a moment falls on in a time zone, as `YYYY-MM-DD`. Formatters are kept: making one costs as much as a database read. */
export function dayIn(timeZone: string, at: Date): string {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone });
    calendars.set(timeZone, calendar);
  }
  return calendar.format(at);
}
