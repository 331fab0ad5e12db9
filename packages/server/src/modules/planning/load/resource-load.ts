import type { Scope } from '@millwright/platform';
import type { WorkCalendar } from '@millwright/scheduling';
import { sql } from 'kysely';
import { type FirmCalendars, loadCalendars } from '../calendars/firm-calendars.ts';
import type { LoadQuestion } from '../planning.schemas.ts';
import { type Bucket, type Load, LoadDays, type Span } from './load-table.ts';

export interface LoadRow {
  id: string;
  name: string;
  nameEn: string | null;
  /** How many people of a department there are; 1 for a person. */
  people: number;
  loads: Load[];
}

export interface ResourceLoad {
  by: 'department' | 'person';
  buckets: Bucket[];
  rows: LoadRow[];
}

/** Nobody: what the rule for leave is asked about to know whether somebody sees a whole department. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

interface Person {
  id: string;
  name: string;
  departmentIds: string[];
  leave: Span[];
}
interface Work extends Span {
  departmentId: string;
  assigneeIds: string[];
}

/**
 * How much departments or people have to do beside how much they can, over time. Whoever may know of somebody's leave sees
 * their load: numbers of all their work, also of contracts the viewer does not see, and no task by name.
 */
export async function resourceLoad(scope: Scope, input: LoadQuestion): Promise<ResourceLoad> {
  const days = new LoadDays(input, input.bucket);
  const calendars = await loadCalendars(scope);
  const people = await peopleSeen(scope, input);
  const work = await workOf(scope, input);
  const rows =
    input.by === 'person'
      ? people.seen.map((person) => personRow(person, work, days, calendars))
      : (await departmentsSeen(scope)).map((department) =>
          departmentRow(department, people.all, work, days, calendars),
        );
  return { by: input.by, buckets: days.buckets, rows };
}

function calendarOf({ byId, ofDepartment, defaultId }: FirmCalendars, departmentId?: string): WorkCalendar {
  return byId[departmentId ? ofDepartment(departmentId) : defaultId]!;
}

function personRow(person: Person, work: readonly Work[], days: LoadDays, calendars: FirmCalendars): LoadRow {
  const loads = days.empty();
  addCapacity(person, loads, days, calendarOf(calendars, person.departmentIds[0]));
  for (const task of work)
    if (task.assigneeIds.includes(person.id))
      days.eachWorkday(calendarOf(calendars, task.departmentId), task, loads, (load) => {
        load.taskDays += 1;
      });
  return { id: person.id, name: person.name, nameEn: null, people: 1, loads };
}

interface SeenDepartment {
  id: string;
  name: string;
  nameEn: string | null;
}

/** A department can do what its people can; a task nobody was given yet is work for one of them. */
function departmentRow(
  { id, name, nameEn }: SeenDepartment,
  people: readonly Person[],
  work: readonly Work[],
  days: LoadDays,
  calendars: FirmCalendars,
): LoadRow {
  const loads = days.empty();
  const members = people.filter(({ departmentIds }) => departmentIds.includes(id));
  const calendar = calendarOf(calendars, id);
  for (const person of members) addCapacity(person, loads, days, calendar);
  for (const task of work)
    if (task.departmentId === id)
      days.eachWorkday(calendar, task, loads, (load) => {
        load.taskDays += Math.max(1, task.assigneeIds.length);
      });
  return { id, name, nameEn, people: members.length, loads };
}

function addCapacity(person: Person, loads: Load[], days: LoadDays, calendar: WorkCalendar): void {
  const away = new Set<number>();
  for (const span of person.leave) days.eachWorkday(calendar, span, loads, (_, day) => away.add(day));
  const whole = { from: days.days[0]!, to: days.days.at(-1)! };
  days.eachWorkday(calendar, whole, loads, (load, day) => {
    if (away.has(day)) load.leaveDays += 1;
    else load.availableDays += 1;
  });
}

/** Active people with their leave: all of them, for departments to count, and those the viewer may see by name. */
async function peopleSeen(scope: Scope, { from, to }: Span): Promise<{ all: Person[]; seen: Person[] }> {
  const rows = await scope.sql
    .selectFrom('member as m')
    .where('m.status', '=', 'active')
    .select(['m.id', 'm.name', 'm.department_ids as departmentIds'])
    .orderBy('m.name')
    .orderBy('m.id')
    .execute();
  const away = await scope
    .beyondReach('a department counts its people’s days off; whose they are is asked apart')
    .sql.selectFrom('person_leave as l')
    .where('l.from_on', '<=', to as never)
    .where('l.to_on', '>=', from as never)
    .select(['l.member_id as memberId', 'l.from_on as from', 'l.to_on as to'])
    .execute();
  const leave = new Map<string, Span[]>();
  for (const { memberId, ...span } of away) leave.set(memberId, [...(leave.get(memberId) ?? []), span]);
  const all = rows.map((row) => ({ ...row, leave: leave.get(row.id) ?? [] }));
  const seen = all.filter(({ id, departmentIds }) =>
    scope.can('read', 'PersonLeave', { memberId: id, departmentIds }),
  );
  return { all, seen };
}

/** Departments whose people's leave the viewer may read. */
async function departmentsSeen(scope: Scope): Promise<SeenDepartment[]> {
  const rows = await scope.sql
    .selectFrom('department as d')
    .where('d.deleted_at', 'is', null)
    .select(['d.id', 'd.name', 'd.name_en as nameEn'])
    .orderBy('d.sort_order')
    .orderBy('d.name')
    .execute();
  return rows.filter(({ id }) => scope.can('read', 'PersonLeave', { memberId: NOBODY, departmentIds: [id] }));
}

/** Planned work in the span: what is done takes up no day after it was, and contracts that rest take up none. */
async function workOf(scope: Scope, { from, to }: Span): Promise<Work[]> {
  const { timeZone } = scope.principal;
  return scope
    .beyondReach('whoever plans somebody’s days has to know how many are taken; by what is not said')
    .sql.selectFrom('task as t')
    .innerJoin('contract as c', (join) =>
      join.onRef('c.id', '=', 't.contract_id').onRef('c.tenant_id', '=', 't.tenant_id'),
    )
    .where('t.deleted_at', 'is', null)
    .where('c.deleted_at', 'is', null)
    .where('c.status', 'not in', ['suspended', 'archived', 'cancelled'])
    .where('t.starts_on', '<=', to as never)
    .where('t.due_on', '>=', from as never)
    .select([
      't.department_id as departmentId',
      't.assignee_ids as assigneeIds',
      sql<string>`t.starts_on`.as('from'),
      sql<string>`least(t.due_on, (t.completed_at at time zone ${timeZone})::date)`.as('to'),
    ])
    .execute();
}
