import { conflict, invalid, notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { calendarChanged } from '../planning.events.ts';
import {
  type AddException,
  type CreateCalendar,
  MAX_EXCEPTIONS,
  type UpdateCalendar,
  type VersionedCalendar,
} from '../planning.schemas.ts';
import { type CalendarDetail, calendarYear, findCalendar } from './calendars.queries.ts';

/** The year it is: what a change is answered with. */
const thisYear = (scope: Scope) => Number(scope.today().slice(0, 4));
const detail = (scope: Scope, calendarId: string): Promise<CalendarDetail> =>
  calendarYear(scope, { calendarId, year: thisYear(scope) });

/** A further calendar: for a site that works on Saturdays, for a department abroad. */
export async function createCalendar(scope: Scope, input: CreateCalendar): Promise<CalendarDetail> {
  scope.require('create', 'WorkCalendar');
  await requireDepartments(scope, input.departmentIds, null);
  const { id } = await scope.tx.workCalendar.create({ data: { ...input, nameEn: input.nameEn || null } });
  await scope.announce(calendarChanged, { calendarId: id });
  return detail(scope, id);
}

/** Changes a calendar: its week, whose holidays it keeps, which departments work by it. */
export async function updateCalendar(scope: Scope, input: UpdateCalendar): Promise<CalendarDetail> {
  const { calendarId, version, ...changes } = input;
  const calendar = await findCalendar(scope, calendarId);
  scope.require('update', 'WorkCalendar', calendar);
  if (calendar.isDefault && changes.departmentIds?.length) throw invalid('planning.default_is_for_all');
  await requireDepartments(scope, changes.departmentIds ?? [], calendarId);
  await scope.save('workCalendar', calendar, version, changes);
  await scope.announce(calendarChanged, { calendarId });
  return detail(scope, calendarId);
}

/** Removes a calendar; its departments work by the default one again. */
export async function deleteCalendar(
  scope: Scope,
  { calendarId, version }: VersionedCalendar,
): Promise<{ calendarId: string }> {
  const calendar = await findCalendar(scope, calendarId);
  scope.require('delete', 'WorkCalendar', calendar);
  if (calendar.isDefault) throw conflict('planning.default_stays');
  await scope.save('workCalendar', calendar, version, { deletedAt: scope.now() });
  await scope.announce(calendarChanged, { calendarId });
  return { calendarId };
}

/** Says of some days that they are off, or worked all the same. */
export async function addException(scope: Scope, input: AddException): Promise<CalendarDetail> {
  const { calendarId, from, to, isWorking, name } = input;
  const calendar = await findCalendar(scope, calendarId);
  scope.require('update', 'WorkCalendar', calendar);
  const count = await scope.tx.calendarException.count({ where: { calendarId } });
  if (count >= MAX_EXCEPTIONS) throw conflict('planning.too_many_exceptions', { most: MAX_EXCEPTIONS });
  await scope.tx.calendarException.create({
    data: { calendarId, fromOn: new Date(from), toOn: new Date(to), isWorking, name },
  });
  await scope.announce(calendarChanged, { calendarId });
  return calendarYear(scope, { calendarId, year: Number(from.slice(0, 4)) });
}

/** Takes such days back. */
export async function removeException(
  scope: Scope,
  { exceptionId }: { exceptionId: string },
): Promise<{ calendarId: string }> {
  const exception = await scope.tx.calendarException.findFirst({ where: { id: exceptionId } });
  if (!exception) throw notFound('planning.exception_not_found');
  const { calendarId } = exception;
  scope.require('update', 'WorkCalendar', await findCalendar(scope, calendarId));
  await scope.tx.calendarException.deleteMany({ where: { id: exceptionId } });
  await scope.announce(calendarChanged, { calendarId });
  return { calendarId };
}

/** Each department works by one calendar only, and is there. */
async function requireDepartments(
  scope: Scope,
  departmentIds: readonly string[],
  calendarId: string | null,
): Promise<void> {
  const wanted = [...new Set(departmentIds)];
  if (wanted.length === 0) return;
  const found = await scope.sql
    .selectFrom('department as d')
    .where('d.id', 'in', wanted)
    .where('d.deleted_at', 'is', null)
    .select('d.id')
    .execute();
  if (found.length < wanted.length) throw notFound('org.department_not_found');
  const taken = await scope.sql
    .selectFrom('work_calendar as w')
    .where('w.deleted_at', 'is', null)
    .where(sql<boolean>`w.department_ids && ${wanted}::uuid[]`)
    .where(sql<boolean>`w.id is distinct from ${calendarId}::uuid`)
    .select('w.name')
    .executeTakeFirst();
  if (taken) throw conflict('planning.department_has_calendar', { calendar: taken.name });
}
