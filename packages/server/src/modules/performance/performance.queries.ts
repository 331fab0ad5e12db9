import { type Page, pageByKey, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { ListPerformance } from './performance.schemas.ts';

/** How somebody's work went in a stretch of time; the README says how each figure is made. */
export interface PerformanceRow {
  /** The person's member id. */
  id: string;
  name: string;
  departmentIds: string[];
  finished: number;
  /** Of the finished ones, those that had a due date, and those of them finished by it. */
  finishedWithDate: number;
  finishedOnTime: number;
  /** Percent, 0 to 100 with one decimal; null where nothing that was finished had a date. */
  onTimePercent: number | null;
  /** Mean days past their date of those finished late; null where none was. */
  averageDelayDays: number | null;
  /** Sum of the weights of what was finished, as a decimal. */
  weight: string;
  reports: number;
  reopened: number;
  overdueNow: number;
}

interface Counted {
  id: string;
  name: string;
  departmentIds: string[];
  finished: number;
  finishedWithDate: number;
  finishedOnTime: number;
  averageDelayDays: number | null;
  weight: string;
  reports: number;
  reopened: number;
  overdueNow: number;
}

const percent = (part: number, whole: number) =>
  whole === 0 ? null : Math.round((part * 1000) / whole) / 10;

/** The people whose figures the viewer may see, by name, each with what they did between two days. */
export async function listPerformance(scope: Scope, input: ListPerformance): Promise<Page<PerformanceRow>> {
  const zone = scope.principal.timeZone;
  const today = scope.today();
  const { from, to, search, departmentIds, active } = input;
  const start = sql`(${from}::date::timestamp at time zone ${zone})`;
  const end = sql`((${to}::date + 1)::timestamp at time zone ${zone})`;
  const day = sql`(t.completed_at at time zone ${zone})::date`;
  const mayRead = scope.where('read', 'Task', 't') as never;

  let people = scope.sql
    .selectFrom('member as m')
    .where(scope.where('read', 'Performance', 'm') as never)
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('task as t')
          .whereRef('t.tenant_id', '=', 'm.tenant_id')
          .where(sql<boolean>`t.assignee_ids @> array[m.id]`)
          .where('t.deleted_at', 'is', null)
          .where('t.progress', '=', 100)
          .where(sql<boolean>`t.completed_at >= ${start} and t.completed_at < ${end}`)
          .where(mayRead)
          .select([
            sql<number>`count(*)::int`.as('finished'),
            sql<number>`count(t.due_on)::int`.as('with_date'),
            sql<number>`(count(*) filter (where ${day} <= t.due_on))::int`.as('on_time'),
            sql<number | null>`round(avg(${day} - t.due_on) filter (where ${day} > t.due_on), 1)::float8`.as(
              'delay',
            ),
            sql<string>`coalesce(sum(t.weight), 0)::text`.as('weight'),
            sql<number>`coalesce(sum((select count(*) from progress_event e where e.tenant_id = t.tenant_id and e.task_id = t.id
              and e.percent < e.previous_percent and e.reported_at >= ${start} and e.reported_at < ${end})), 0)::int`.as(
              'reopened',
            ),
          ])
          .as('done'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('task as t')
          .whereRef('t.tenant_id', '=', 'm.tenant_id')
          .where(sql<boolean>`t.assignee_ids @> array[m.id]`)
          .where('t.deleted_at', 'is', null)
          .where('t.progress', '<', 100)
          .where('t.due_on', '<', today)
          .where(mayRead)
          .select(sql<number>`count(*)::int`.as('overdue'))
          .as('late'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('progress_event as e')
          .innerJoin('task as t', (join) =>
            join.onRef('t.tenant_id', '=', 'e.tenant_id').onRef('t.id', '=', 'e.task_id'),
          )
          .whereRef('e.tenant_id', '=', 'm.tenant_id')
          .whereRef('e.member_id', '=', 'm.id')
          .where(sql<boolean>`e.reported_at >= ${start} and e.reported_at < ${end}`)
          .where('t.deleted_at', 'is', null)
          .where(mayRead)
          .select(sql<number>`count(*)::int`.as('reports'))
          .as('said'),
      (join) => join.onTrue(),
    )
    .select([
      'm.id',
      'm.name',
      'm.department_ids as departmentIds',
      'done.finished',
      'done.with_date as finishedWithDate',
      'done.on_time as finishedOnTime',
      'done.delay as averageDelayDays',
      'done.weight',
      'done.reopened',
      'late.overdue as overdueNow',
      'said.reports',
    ]);
  if (active) people = people.where('m.status', '=', 'active');
  if (departmentIds?.length)
    people = people.where(sql<boolean>`m.department_ids && ${departmentIds}::uuid[]`);
  if (search) people = people.where(sql<boolean>`m.name ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`}`);
  const { items, nextCursor } = await pageByKey<Counted>(people, {
    alias: 'm',
    sorts: { name: { expression: 'm.name', type: 'text' } },
    sort: 'name',
    direction: input.direction,
    limit: input.limit,
    cursor: input.cursor,
  });
  return {
    items: items.map((row) => ({ ...row, onTimePercent: percent(row.finishedOnTime, row.finishedWithDate) })),
    nextCursor,
  };
}
