import { notFound, type Scope } from '@millwright/platform';
import type { DependencyType } from '@millwright/scheduling';
import { sql } from 'kysely';
import { findTask, type TaskRecord } from '../../tasks/index.ts';

export interface DependencyRecord {
  id: string;
  version: number;
  contractId: string;
  predecessorId: string;
  successorId: string;
  type: DependencyType;
  lagDays: number;
}

/** A link and the task that waits, if the viewer may read both its tasks. */
export async function findDependency(
  scope: Scope,
  dependencyId: string,
): Promise<{ dependency: DependencyRecord; successor: TaskRecord }> {
  const dependency = await scope.sql
    .selectFrom('task_dependency as x')
    .innerJoin('task as p', (join) =>
      join.onRef('p.id', '=', 'x.predecessor_id').onRef('p.tenant_id', '=', 'x.tenant_id'),
    )
    .where('x.id', '=', dependencyId)
    .where(scope.where('read', 'Task', 'p') as never)
    .select([
      'x.id',
      'x.version',
      'x.contract_id as contractId',
      'x.predecessor_id as predecessorId',
      'x.successor_id as successorId',
      sql<DependencyType>`x.type`.as('type'),
      'x.lag_days as lagDays',
    ])
    .executeTakeFirst();
  if (!dependency) throw notFound('planning.dependency_not_found');
  const successor = await findTask(scope, dependency.successorId);
  return { dependency, successor };
}
