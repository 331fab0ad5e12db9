import { daysOf, isElapsedFormat, isPercentFormat, isWhole, lagDaysOf, wholeDays } from './durations.ts';
import type { ConstraintType, ProjectBaseline, ProjectDependency, ProjectTask } from './model.ts';
import { uidOf, type Values } from './values.ts';
import type { XmlRecord } from './xml-records.ts';

export const CONSTRAINTS: readonly ConstraintType[] = [
  'as_soon_as_possible',
  'as_late_as_possible',
  'must_start_on',
  'must_finish_on',
  'start_no_earlier_than',
  'start_no_later_than',
  'finish_no_earlier_than',
  'finish_no_later_than',
];
export const LINK_TYPES = ['FF', 'FS', 'SF', 'SS'] as const;
/** Those whose date is that of a finish. */
export const FINISH_CONSTRAINTS: readonly ConstraintType[] = [
  'must_finish_on',
  'finish_no_earlier_than',
  'finish_no_later_than',
];
const MOST_BASELINES = 11;
const DEEPEST_LEVEL = 64;

interface RawLink {
  successorUid: number;
  predecessorUid: number;
  type: ProjectDependency['type'];
  tenths: number;
  format: number | undefined;
  line: number;
}

/** Reads tasks one by one and, at the end, the links between them: a predecessor may stand below its successor. */
export class TaskReader {
  readonly tasks: ProjectTask[] = [];
  private readonly links: RawLink[] = [];
  private readonly uids = new Set<number>();
  private readonly values: Values;
  private readonly minutesPerDay: number;

  constructor(values: Values, minutesPerDay: number) {
    this.values = values;
    this.minutesPerDay = minutesPerDay;
  }

  read(record: XmlRecord): void {
    const { values } = this;
    // Empty lines of the sheet are tasks that are null.
    if (values.flag(record, 'IsNull')) return;
    const uid = uidOf(record);
    if (uid === undefined) {
      values.tell('uid_missing', { line: record.line, element: 'Task' });
      return;
    }
    const level = values.whole(record, 'OutlineLevel');
    // The task over all tasks is the project itself.
    if (level === 0 && uid === 0) return;
    if (this.uids.has(uid)) {
      values.tell('uid_twice', { line: record.line, uid, element: 'Task' });
      return;
    }
    this.uids.add(uid);
    if (values.flag(record, 'IsSubproject')) values.tell('subproject_not_read', { line: record.line, uid });
    this.tasks.push(this.taskOf(record, uid, Math.min(DEEPEST_LEVEL, Math.max(1, level ?? 1))));
    for (const child of record.children) if (child.name === 'PredecessorLink') this.readLink(child, uid);
  }

  private taskOf(record: XmlRecord, uid: number, outlineLevel: number): ProjectTask {
    const { values } = this;
    const name = values.text(record, 'Name');
    if (name === undefined) values.tell('name_missing', { line: record.line, uid });
    const isManual = values.flag(record, 'Manual');
    const { days, isElapsed } = this.durationOf(record, isManual ? 'ManualDuration' : 'Duration', uid);
    const isSummary = values.flag(record, 'Summary');
    const has = (element: string) => isManual && values.text(record, element) !== undefined;
    const startsOn = values.day(record, has('ManualStart') ? 'ManualStart' : 'Start');
    const finish = values.endDay(record, has('ManualFinish') ? 'ManualFinish' : 'Finish');
    const task: ProjectTask = {
      uid,
      name: (name ?? '').slice(0, 512),
      outlineLevel,
      isSummary,
      isMilestone: !isSummary && (days === 0 || values.flag(record, 'Milestone')),
      isActive: values.flag(record, 'Active', true),
      isRecurring: values.flag(record, 'Recurring'),
      isManual,
      durationDays: days,
      isElapsed,
      progress: Math.min(100, Math.max(0, Math.round(values.number(record, 'PercentComplete') ?? 0))),
      baselines: this.baselinesOf(record),
    };
    const actualStart = values.day(record, 'ActualStart');
    const actualEnd = values.endDay(record, 'ActualFinish');
    // Only what the file tells: an absent date is not a date.
    return {
      ...task,
      ...present({
        startsOn,
        endsOn: later(finish, startsOn),
        actualStart,
        actualEnd: later(actualEnd, actualStart),
        constraint: this.constraintOf(record),
        deadline: values.endDay(record, 'Deadline'),
        calendarUid: positive(values.whole(record, 'CalendarUID')),
        notes: values.text(record, 'Notes'),
      }),
    };
  }

  private durationOf(record: XmlRecord, element: string, uid: number): { days: number; isElapsed: boolean } {
    const { values } = this;
    const used = values.text(record, element) === undefined ? 'Duration' : element;
    const text = values.text(record, used);
    const isElapsed = isElapsedFormat(values.whole(record, 'DurationFormat'));
    if (text === undefined) return { days: values.flag(record, 'Milestone') ? 0 : 1, isElapsed: false };
    const days = daysOf(text, { minutesPerDay: this.minutesPerDay, isElapsed });
    if (days === undefined || days < 0) {
      values.unreadable(record, used, text);
      return { days: 1, isElapsed };
    }
    if (!isWhole(days) && !values.flag(record, 'Summary'))
      values.tell('duration_rounded', { line: record.line, uid, element: used, value: text });
    return { days: wholeDays(days), isElapsed };
  }

  private baselinesOf(record: XmlRecord): ProjectBaseline[] {
    const { values } = this;
    return record.children
      .filter(({ name }) => name === 'Baseline')
      .slice(0, MOST_BASELINES)
      .map((baseline) => {
        const text = values.text(baseline, 'Duration');
        const isElapsed = isElapsedFormat(values.whole(baseline, 'DurationFormat'));
        const days =
          text === undefined ? undefined : daysOf(text, { minutesPerDay: this.minutesPerDay, isElapsed });
        const startsOn = values.day(baseline, 'Start');
        return {
          number: values.whole(baseline, 'Number') ?? 0,
          ...present({
            startsOn,
            endsOn: later(values.endDay(baseline, 'Finish'), startsOn),
            durationDays: days === undefined ? undefined : Math.max(0, wholeDays(days)),
          }),
        };
      });
  }

  private constraintOf(record: XmlRecord): ProjectTask['constraint'] {
    const { values } = this;
    const type = CONSTRAINTS[values.whole(record, 'ConstraintType') ?? 0];
    if (type === undefined)
      values.unreadable(record, 'ConstraintType', values.text(record, 'ConstraintType')!);
    if (type === undefined || type === 'as_soon_as_possible') return undefined;
    if (type === 'as_late_as_possible') return { type };
    const date = FINISH_CONSTRAINTS.includes(type)
      ? values.endDay(record, 'ConstraintDate')
      : values.day(record, 'ConstraintDate');
    return date === undefined ? undefined : { type, date };
  }

  private readLink(record: XmlRecord, successorUid: number): void {
    const { values } = this;
    const where = { line: record.line, uid: successorUid };
    const predecessorUid = values.whole(record, 'PredecessorUID');
    if (values.flag(record, 'CrossProject')) {
      values.tell('link_to_other_project', where);
      return;
    }
    if (predecessorUid === undefined) {
      values.tell('link_to_unknown_task', where);
      return;
    }
    this.links.push({
      successorUid,
      predecessorUid,
      type: LINK_TYPES[values.whole(record, 'Type') ?? 1] ?? 'FS',
      tenths: values.number(record, 'LinkLag') ?? 0,
      format: values.whole(record, 'LagFormat'),
      line: record.line,
    });
  }

  get linkCount(): number {
    return this.links.length;
  }

  dependencies(): ProjectDependency[] {
    const { values } = this;
    const durations = new Map(this.tasks.map(({ uid, durationDays }) => [uid, durationDays]));
    const seen = new Set<string>();
    return this.links.flatMap(({ predecessorUid, successorUid, type, tenths, format, line }) => {
      const where = { line, uid: successorUid, value: String(predecessorUid) };
      const predecessorDays = durations.get(predecessorUid);
      if (predecessorDays === undefined) {
        values.tell('link_to_unknown_task', where);
        return [];
      }
      if (predecessorUid === successorUid) {
        values.tell('link_to_itself', where);
        return [];
      }
      const lag = lagDaysOf(tenths, { format, minutesPerDay: this.minutesPerDay, predecessorDays });
      if (lag !== 0 && (isElapsedFormat(format) || isPercentFormat(format)))
        values.tell('lag_unit_converted', where);
      else if (!isWhole(lag)) values.tell('lag_rounded', where);
      const lagDays = Math.max(-MOST_LAG, Math.min(MOST_LAG, wholeDays(lag)));
      const key = `${predecessorUid} ${successorUid} ${type} ${lagDays}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ predecessorUid, successorUid, type, lagDays }];
    });
  }
}

const MOST_LAG = 1_000_000;

function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

/** An end that lies before its start is that of a milestone at midnight. */
function later(end: string | undefined, start: string | undefined): string | undefined {
  return end !== undefined && start !== undefined && end < start ? start : end;
}

function positive(uid: number | undefined): number | undefined {
  return uid !== undefined && uid >= 0 ? uid : undefined;
}
