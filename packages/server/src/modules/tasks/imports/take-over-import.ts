import { newId } from '@millwright/db';
import { conflict, invalid, type Scope } from '@millwright/platform';
import { requireMappedColumns } from '@millwright/platform/imports';
import { sql } from 'kysely';
import { tasksImported } from '../tasks.events.ts';
import { lastPlace, ORDER_STEP } from '../tasks.records.ts';
import { tellGiven } from '../tell-assignees.ts';
import { examineRows } from './check-import.ts';
import type { PlannedRow } from './check-rows.ts';
import { findImport, type ImportDoors, type ImportRecord, loadTable } from './import-records.ts';
import type { TakeOverImport } from './imports.schemas.ts';

export interface TakenOver {
  importId: string;
  contractId: string;
  taskCount: number;
  skippedRows: number;
  /** True when this import had been taken over before; nothing was done again. */
  repeated: boolean;
}

const BATCH = 1_000;

/**
 * Takes a checked spreadsheet over into a contract's tasks: everything is checked once more, and then all of it goes in
 * with one transaction, or nothing. Repeated, or sent twice at once, it answers what the first one did. Progress in the
 * file becomes each task's first report; it may stand there before the contract is in force, as it is how things are.
 */
export async function takeOverImport(doors: ImportDoors, input: TakeOverImport): Promise<TakenOver> {
  const seen = await doors.read((scope) => findImport(scope, input.importId));
  if (seen.status === 'taken_over') return answer(seen, true);
  const table = await loadTable(doors.storage, seen, input.mapping);
  requireMappedColumns(table, input.mapping.columns);

  return doors.write(async (scope) => {
    const run = await findImport(scope, input.importId, true);
    if (run.status === 'taken_over') return answer(run, true);
    scope.require('take_over', 'ImportRun', run);
    const contract = await lockContract(scope, run.contractId);
    const { checked, digest } = await examineRows(scope, run, table, input.mapping);
    if (digest !== input.expectedDigest) throw conflict('imports.changed_since_check');
    if (checked.rows.length === 0) throw invalid('imports.nothing_to_take_over');
    if (checked.badLines.size > 0 && !input.skipBadRows)
      throw invalid('imports.has_problems', { badRows: checked.badLines.size });

    const planned = await insertTasks(scope, run, checked.rows);
    const report = { taskCount: checked.rows.length, skippedRows: checked.badLines.size };
    await scope.save('importRun', run, run.version, {
      status: 'taken_over',
      mapping: input.mapping,
      report,
      takenOverAt: scope.now(),
    });
    await scope.announce(tasksImported, {
      importId: run.id,
      contractId: run.contractId,
      taskCount: report.taskCount,
    });
    await tellGiven(scope, contract, planned);
    return answer({ ...run, report }, false);
  });
}

function answer(run: ImportRecord, repeated: boolean): TakenOver {
  const { taskCount, skippedRows } = run.report ?? { taskCount: 0, skippedRows: 0 };
  return { importId: run.id, contractId: run.contractId, taskCount, skippedRows, repeated };
}

/** Imports into one contract go one after the other, or two files with the same tasks would not see each other. */
function lockContract(scope: Scope, contractId: string) {
  return scope.sql
    .selectFrom('contract')
    .select(['id', 'contract_no as contractNo', 'name'])
    .where('id', '=', contractId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

/** Thousands of rows at once: each batch is one statement with one parameter, the same statement for any size. */
async function insertTasks(scope: Scope, run: ImportRecord, rows: readonly PlannedRow[]) {
  const first = await lastPlace(scope, run.contractId);
  const memberId = scope.memberId;
  const planned = rows.map((row, index) => ({ ...row, id: newId(), sortOrder: first + index * ORDER_STEP }));
  for (let start = 0; start < planned.length; start += BATCH) {
    const batch = planned.slice(start, start + BATCH);
    await sql`
      insert into task (id, contract_id, department_id, title, description, starts_on, due_on, weight, progress,
                        assignee_ids, sort_order, is_public, last_progress_at, completed_at)
      select r.id, ${run.contractId}::uuid, r."departmentId", r.title, r.description, r."startsOn", r."dueOn", r.weight,
             r.progress, r."assigneeIds", r."sortOrder", r."isPublic",
             case when r.progress > 0 then clock_timestamp() end, case when r.progress = 100 then clock_timestamp() end
        from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as r (
             id uuid, "departmentId" uuid, title text, description text, "startsOn" date, "dueOn" date, weight numeric,
             progress int, "assigneeIds" uuid[], "sortOrder" int, "isPublic" boolean)
    `.execute(scope.sql);
    const reported = batch.filter(({ progress }) => progress > 0);
    if (reported.length === 0) continue;
    await sql`
      insert into progress_event (id, task_id, contract_id, percent, previous_percent, member_id, device)
      select millwright.new_id(), r.id, ${run.contractId}::uuid, r.progress, 0, ${memberId}::uuid, 'import'
        from jsonb_to_recordset(${JSON.stringify(reported)}::jsonb) as r (id uuid, progress int)
    `.execute(scope.sql);
  }
  return planned;
}
