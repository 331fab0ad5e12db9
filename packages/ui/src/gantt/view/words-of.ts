/** Rows and days in words. */
import { formatDate, formatList, formatPercent, locale } from '../../i18n/index.ts';
import { ganttText } from '../gantt-words.ts';
import { dateOf, dayOf, isoWeekOf } from '../model/days.ts';
import type { Span } from '../model/drag.ts';
import type { GanttRow } from '../model/rows.ts';
import type { Tick } from '../model/time-scale.ts';
import { countWorkdays } from '../model/working-time.ts';
import type { GanttState } from './gantt-state.ts';

/** A date as short as it can be: with its year only when that is not this year. */
export function shortDate(day: string | null, today: string): string {
  if (!day) return '';
  return formatDate(day, day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'iso');
}

export const daysText = (state: GanttState, span: Span): string =>
  ganttText('days', { count: countWorkdays(state.time(), span.from, span.to) });

/** All that a bar shows, for those who do not see it. */
export function rowSummary(state: GanttState, row: GanttRow): string {
  const { task, ghost, isDeleted } = row;
  const span = state.spanOf(row);
  const says = [];
  if (isDeleted) says.push(ganttText('deleted'));
  else if (!span) says.push(ganttText('unplanned'));
  else {
    const start = formatDate(dayOf(span.from));
    const end = formatDate(dayOf(span.to));
    says.push(task.isMilestone ? end : ganttText('says.dates', { start, end, days: daysText(state, span) }));
    says.push(ganttText('says.done', { percent: formatPercent(task.progress) }));
  }
  if (task.isMilestone) says.push(ganttText('milestone'));
  if (task.isOverdue) says.push(ganttText('overdue'));
  if (task.awaitsInspection) says.push(ganttText('toInspect'));
  if (task.isCritical) says.push(ganttText('critical'));
  else if (task.totalFloat !== null) says.push(ganttText('says.float', { count: task.totalFloat }));
  const before = state.dependenciesOf(row.id).filter(({ successorId }) => successorId === row.id);
  const names = before.flatMap(({ predecessorId }) => state.row(predecessorId)?.task.title ?? []);
  if (names.length > 0) says.push(ganttText('says.waitsFor', { tasks: formatList(names) }));
  if (ghost)
    says.push(
      ganttText('says.baseline', { start: formatDate(dayOf(ghost.from)), end: formatDate(dayOf(ghost.to)) }),
    );
  return says.join('; ');
}

const formats = new Map<string, Intl.DateTimeFormat>();
function write(number: number, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale()} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format.format(dateOf(number));
}

/** A mark of the header's upper line. */
export function majorLabel({ unit, from }: Tick): string {
  return write(from, unit === 'month' ? { year: 'numeric', month: 'long' } : { year: 'numeric' });
}

/** A mark of the lower line: what counts, and smaller what goes with it. */
export function minorLabel({ unit, from }: Tick): { text: string; note?: string } {
  if (unit === 'day')
    return { text: String(dateOf(from).getUTCDate()), note: write(from, { weekday: 'narrow' }) };
  if (unit === 'week')
    return {
      text: ganttText('week', { week: String(isoWeekOf(from)) }),
      note: String(dateOf(from).getUTCDate()),
    };
  if (unit === 'month') return { text: write(from, { month: 'short' }) };
  return {
    text: ganttText('quarter', { quarter: String(Math.floor(dateOf(from).getUTCMonth() / 3) + 1) }),
  };
}
