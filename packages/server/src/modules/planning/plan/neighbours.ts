import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { findTask, isTheMoment } from '../../tasks/index.ts';

/** A task another waits for, or that waits for it, with how. */
export interface Neighbour {
  dependencyId: string;
  version: number;
  type: string;
  lagDays: number;
  task: { id: string; title: string; startsOn: string | null; dueOn: string | null; progress: number };
  allowed: string[];
}

export interface Neighbours {
  taskId: string;
  contractId: string;
  waitsFor: Neighbour[];
  awaitedBy: Neighbour[];
  /** Links to tasks that are none of the viewer's. */
  hidden: { waitsFor: number; awaitedBy: number };
  constraints: { notBefore: string; label: string; sourceType: string; sourceId: string }[];
  allowed: string[];
}

/** What a task waits for, what waits for it, and what holds it up from outside. */
export async function neighboursOf(scope: Scope, { taskId }: { taskId: string }): Promise<Neighbours> {
  const task = await findTask(scope, taskId);
  const open = isTheMoment('update', task.contractStatus) && !task.deletedAt;
  const mayPlan = open && scope.can('update', 'Task', task);
  const links = (column: 'predecessor_id' | 'successor_id', other: 'predecessor_id' | 'successor_id') =>
    scope.sql
      .selectFrom('task_dependency as x')
      .innerJoin('task as t', (join) =>
        join.onRef('t.id', '=', `x.${other}`).onRef('t.tenant_id', '=', 'x.tenant_id'),
      )
      .where(`x.${column}`, '=', taskId)
      .where('t.deleted_at', 'is', null)
      .where(scope.where('read', 'Task', 't') as never)
      .select([
        'x.id as dependencyId',
        'x.version',
        'x.type',
        'x.lag_days as lagDays',
        't.id',
        't.title',
        't.starts_on as startsOn',
        't.due_on as dueOn',
        't.progress',
        't.contract_id as contractId',
        't.department_id as departmentId',
        't.assignee_ids as assigneeIds',
      ])
      .orderBy('x.id')
      .limit(500)
      .execute();
  const waitsFor = await links('successor_id', 'predecessor_id');
  const awaitedBy = await links('predecessor_id', 'successor_id');
  const counted = await scope
    .beyondReach('counted, and nothing else said of them')
    .sql.selectFrom('task_dependency as x')
    .innerJoin('task as p', (join) =>
      join.onRef('p.id', '=', 'x.predecessor_id').onRef('p.tenant_id', '=', 'x.tenant_id'),
    )
    .innerJoin('task as s', (join) =>
      join.onRef('s.id', '=', 'x.successor_id').onRef('s.tenant_id', '=', 'x.tenant_id'),
    )
    .where((eb) => eb.or([eb('x.successor_id', '=', taskId), eb('x.predecessor_id', '=', taskId)]))
    .where('p.deleted_at', 'is', null)
    .where('s.deleted_at', 'is', null)
    .select([
      sql<number>`(count(*) filter (where x.successor_id = ${taskId}::uuid))::int`.as('waitsFor'),
      sql<number>`(count(*) filter (where x.predecessor_id = ${taskId}::uuid))::int`.as('awaitedBy'),
    ])
    .executeTakeFirstOrThrow();
  const constraints = await scope.sql
    .selectFrom('task_constraint as x')
    .where('x.task_id', '=', taskId)
    .select([
      'x.not_before as notBefore',
      'x.label',
      'x.source_type as sourceType',
      'x.source_id as sourceId',
    ])
    .orderBy('x.not_before', 'desc')
    .limit(100)
    .execute();
  type Row = (typeof waitsFor)[number];
  const neighbour = (row: Row, may: boolean): Neighbour => ({
    dependencyId: row.dependencyId,
    version: row.version,
    type: row.type,
    lagDays: row.lagDays,
    task: {
      id: row.id,
      title: row.title,
      startsOn: row.startsOn,
      dueOn: row.dueOn,
      progress: row.progress,
    },
    allowed: may ? ['update', 'unlink'] : [],
  });
  return {
    taskId,
    contractId: task.contractId,
    waitsFor: waitsFor.map((row) => neighbour(row, mayPlan)),
    awaitedBy: awaitedBy.map((row) => neighbour(row, open && scope.can('update', 'Task', row))),
    hidden: {
      waitsFor: counted.waitsFor - waitsFor.length,
      awaitedBy: counted.awaitedBy - awaitedBy.length,
    },
    constraints,
    allowed: mayPlan ? ['link'] : [],
  };
}
