import { isWorkday, type WorkCalendar } from '@millwright/scheduling';
import { nextDay } from '../plan/days.ts';

/** A span of the table: a week from Monday on, or a day. */
export interface Bucket {
  from: string;
  to: string;
}

/** What somebody could do in a span and what they are to do, in days of work. */
export interface Load {
  /** Working days less leave. */
  availableDays: number;
  leaveDays: number;
  /** A day for each task on which it is planned to be worked on: two tasks at once are two. */
  taskDays: number;
}

export interface Span {
  from: string;
  to: string;
}

/** The days of a table, in their weeks or each alone. A week that begins before the table is cut there. */
export class LoadDays {
  readonly days: string[] = [];
  readonly buckets: Bucket[] = [];
  private readonly bucketOf: number[] = [];
  private readonly open = new Map<WorkCalendar, boolean[]>();

  constructor({ from, to }: Span, bucket: 'week' | 'day') {
    for (let day = from; day <= to; day = nextDay(day)) {
      const isMonday = new Date(day).getUTCDay() === 1;
      if (bucket === 'day' || isMonday || this.buckets.length === 0)
        this.buckets.push({ from: day, to: day });
      else this.buckets.at(-1)!.to = day;
      this.days.push(day);
      this.bucketOf.push(this.buckets.length - 1);
    }
  }

  empty(): Load[] {
    return this.buckets.map(() => ({ availableDays: 0, leaveDays: 0, taskDays: 0 }));
  }

  /** Does something for each working day of a span, with the load of its bucket. */
  eachWorkday(
    calendar: WorkCalendar,
    span: Span,
    loads: readonly Load[],
    visit: (load: Load, day: number) => void,
  ) {
    const isOpen = this.openDays(calendar);
    const last = Math.min(this.days.length - 1, this.indexOf(span.to));
    for (let day = Math.max(0, this.indexOf(span.from)); day <= last; day += 1)
      if (isOpen[day]) visit(loads[this.bucketOf[day]!]!, day);
  }

  private openDays(calendar: WorkCalendar): boolean[] {
    let open = this.open.get(calendar);
    if (!open) {
      open = this.days.map((day) => isWorkday(calendar, day));
      this.open.set(calendar, open);
    }
    return open;
  }

  /** Where a day stands in the table; before it is negative, behind it beyond its end. */
  private indexOf(day: string): number {
    return Math.round((Date.parse(day) - Date.parse(this.days[0]!)) / 86_400_000);
  }
}
