import { type MayRead, namesIn, type PartsOf, readableIn, type Scope } from '@millwright/platform';
import { sql } from 'kysely';

/** A link is as readable as both its tasks. */
const mayReadDependency: MayRead = async (scope, id) => {
  const found = await scope.sql
    .selectFrom('task_dependency as x')
    .innerJoin('task as p', (join) =>
      join.onRef('p.id', '=', 'x.predecessor_id').onRef('p.tenant_id', '=', 'x.tenant_id'),
    )
    .innerJoin('task as s', (join) =>
      join.onRef('s.id', '=', 'x.successor_id').onRef('s.tenant_id', '=', 'x.tenant_id'),
    )
    .where('x.id', '=', id)
    .where(scope.where('read', 'Task', 'p') as never)
    .where(scope.where('read', 'Task', 's') as never)
    .select('x.id')
    .executeTakeFirst();
  return found !== undefined;
};

/** What belongs to a task is as readable as the task. */
const withTask =
  (table: 'task_constraint' | 'baseline_task'): MayRead =>
  async (scope, id) => {
    const found = await scope.sql
      .selectFrom(`${table as 'task_constraint'} as x`)
      .innerJoin('task as t', (join) =>
        join.onRef('t.id', '=', 'x.task_id').onRef('t.tenant_id', '=', 'x.tenant_id'),
      )
      .where('x.id', '=', id)
      .where(scope.where('read', 'Task', 't') as never)
      .select('x.id')
      .executeTakeFirst();
    return found !== undefined;
  };

/** A baseline is as readable as its contract. */
const mayReadBaseline: MayRead = async (scope, id) => {
  const found = await scope.sql
    .selectFrom('schedule_baseline as b')
    .innerJoin('contract as c', (join) =>
      join.onRef('c.id', '=', 'b.contract_id').onRef('c.tenant_id', '=', 'b.tenant_id'),
    )
    .where('b.id', '=', id)
    .where(scope.where('read', 'Contract', 'c') as never)
    .select('b.id')
    .executeTakeFirst();
  return found !== undefined;
};

/** An exception is as readable as its calendar. */
const mayReadException: MayRead = async (scope, id) => {
  const found = await scope.tx.calendarException.findFirst({ where: { id }, select: { id: true } });
  return found !== null && scope.can('read', 'WorkCalendar');
};

export const readable = {
  WorkCalendar: readableIn('work_calendar', 'WorkCalendar'),
  CalendarException: mayReadException,
  PersonLeave: readableIn('person_leave', 'PersonLeave'),
  TaskDependency: mayReadDependency,
  TaskConstraint: withTask('task_constraint'),
  ScheduleBaseline: mayReadBaseline,
  BaselineTask: withTask('baseline_task'),
  ScheduleProposal: readableIn('schedule_proposal', 'ScheduleProposal'),
  PlanTemplate: readableIn('plan_template', 'PlanTemplate'),
};

export const names = {
  WorkCalendar: namesIn('work_calendar', 'WorkCalendar'),
  PlanTemplate: namesIn('plan_template', 'PlanTemplate'),
};

/** A calendar's history tells of its exceptions as well. */
const partsOfCalendar: PartsOf = async (scope, calendarId) => {
  const rows = await scope.sql
    .selectFrom('calendar_exception')
    .where('calendar_id', '=', calendarId)
    .select('id')
    .limit(500)
    .execute();
  return rows.map(({ id }) => ({ type: 'CalendarException', id }));
};

/** A task's history tells of what it waits for, and of what holds it up. */
const partsOfTask: PartsOf = async (scope, taskId) => {
  const links = await scope.sql
    .selectFrom('task_dependency as x')
    .innerJoin('task as p', (join) =>
      join.onRef('p.id', '=', 'x.predecessor_id').onRef('p.tenant_id', '=', 'x.tenant_id'),
    )
    .where('x.successor_id', '=', taskId)
    .where(scope.where('read', 'Task', 'p') as never)
    .select('x.id')
    .limit(200)
    .execute();
  return [
    ...links.map(({ id }) => ({ type: 'TaskDependency', id })),
    ...(await constraintsOf(scope, taskId)),
  ];
};

async function constraintsOf(scope: Scope, taskId: string) {
  const rows = await scope.sql
    .selectFrom('task_constraint as x')
    .where('x.task_id', '=', taskId)
    .select(['x.id', sql<string>`'TaskConstraint'`.as('type')])
    .limit(100)
    .execute();
  return rows;
}

export const parts = { WorkCalendar: partsOfCalendar, Task: partsOfTask };
