import type { Scope } from '@millwright/platform';
import type { Severity } from './acceptance.schemas.ts';
import { plainDecimal } from './tolerance.schemas.ts';

/** One thing that is not as it should be, with the task that mends it. */
export interface FindingRow {
  id: string;
  version: number;
  checkId: string | null;
  reason: { id: string; name: string; nameEn: string | null };
  severity: Severity;
  description: string;
  quantity: string | null;
  task: { id: string; title: string } | null;
  department: { id: string; name: string; nameEn: string | null } | null;
  /** The task that mends it, with how far it is; null until it is made, or where none could be: then `reworkRefusal` says why. */
  rework: { id: string; title: string; progress: number } | null;
  reworkRefusal: string | null;
}

/** What was found in a round, for whoever may read that. */
export async function findingsOf(scope: Scope, roundId: string): Promise<FindingRow[]> {
  const rows = await scope
    .beyondReach('what was found, and the task that mends it, belong to the round')
    .sql.selectFrom('non_conformance as n')
    .innerJoin('acceptance_reason as q', (join) =>
      join.onRef('q.id', '=', 'n.reason_id').onRef('q.tenant_id', '=', 'n.tenant_id'),
    )
    .leftJoin('task as t', (join) =>
      join.onRef('t.id', '=', 'n.task_id').onRef('t.tenant_id', '=', 'n.tenant_id'),
    )
    .leftJoin('department as d', (join) =>
      join.onRef('d.id', '=', 'n.department_id').onRef('d.tenant_id', '=', 'n.tenant_id'),
    )
    .leftJoin('task as w', (join) =>
      join.onRef('w.id', '=', 'n.rework_task_id').onRef('w.tenant_id', '=', 'n.tenant_id'),
    )
    .where('n.round_id', '=', roundId)
    .select(['n.id', 'n.version', 'n.check_id as checkId', 'n.severity', 'n.description', 'n.quantity'])
    .select([
      'n.rework_refusal as reworkRefusal',
      'q.id as reasonId',
      'q.name as reasonName',
      'q.name_en as reasonNameEn',
    ])
    .select(['t.id as taskId', 't.title as taskTitle', 'd.id as departmentId', 'd.name as departmentName'])
    .select([
      'd.name_en as departmentNameEn',
      'w.id as reworkId',
      'w.title as reworkTitle',
      'w.progress as reworkProgress',
    ])
    .orderBy('n.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    checkId: row.checkId,
    reason: { id: row.reasonId, name: row.reasonName, nameEn: row.reasonNameEn },
    severity: row.severity as Severity,
    description: row.description,
    quantity: row.quantity === null ? null : plainDecimal(row.quantity),
    task: row.taskId ? { id: row.taskId, title: row.taskTitle! } : null,
    department: row.departmentId
      ? { id: row.departmentId, name: row.departmentName!, nameEn: row.departmentNameEn }
      : null,
    rework: row.reworkId
      ? { id: row.reworkId, title: row.reworkTitle!, progress: row.reworkProgress! }
      : null,
    reworkRefusal: row.reworkRefusal,
  }));
}
