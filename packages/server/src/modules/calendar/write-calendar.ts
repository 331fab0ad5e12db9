import ical, { ICalEventTransparency } from 'ical-generator';
import { type CalendarEntry, type EntryKind, MOST_ENTRIES } from './calendar.queries.ts';
import type { CalendarLocale } from './calendar.schemas.ts';
import { CALENDAR_WORDS } from './calendar-words.ts';

export interface CalendarContent {
  firm: string;
  person: string;
  locale: CalendarLocale;
  /** The firm's day. */
  today: string;
  /** Where entries link to. */
  origin: string;
  entries: readonly CalendarEntry[];
  /** Kinds of which there are more than were taken. */
  leftOut: readonly EntryKind[];
}

const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const PLACES = { task: '/tasks/', promised: '/contracts/', milestone: '/contracts/' } as const;

/**
 * Entries as an iCalendar file (RFC 5545). All of them are whole days without a zone, whose end is the day after the
 * last one; they say nothing of being busy. An entry keeps its UID for as long as its record lives.
 */
export function writeCalendar(content: CalendarContent): string {
  const words = CALENDAR_WORDS[content.locale];
  const calendar = ical({
    name: words.title(content.firm, content.person),
    prodId: { company: 'Millwright', product: 'Millwright', language: content.locale === 'en' ? 'EN' : 'ZH' },
    // How often programs that care should come again, in seconds.
    ttl: 3_600,
  });
  for (const entry of content.entries) {
    const contract = `${entry.contractNo} ${entry.contractName}`;
    const { kind, id, name } = entry;
    calendar.createEvent({
      id: `${kind}-${id}@millwright`,
      stamp: entry.updatedAt,
      lastModified: entry.updatedAt,
      sequence: entry.version - 1,
      allDay: true,
      start: entry.firstDay,
      end: nextDay(entry.lastDay),
      summary:
        kind === 'task'
          ? name!
          : kind === 'promised'
            ? words.promised(contract)
            : words.milestone(name!, contract),
      description: contract,
      url: `${content.origin}${PLACES[kind]}${kind === 'task' ? id : entry.contractId}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  for (const kind of content.leftOut) {
    calendar.createEvent({
      id: `left-out-${kind}@millwright`,
      stamp: `${content.today}T00:00:00Z`,
      allDay: true,
      start: content.today,
      end: nextDay(content.today),
      summary: words.leftOut(kind, MOST_ENTRIES),
      url: content.origin,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
