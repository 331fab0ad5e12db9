import { newId } from '@millwright/db';
import { conflict, invalid, type Scope } from '@millwright/platform';
import { requireMappedColumns } from '@millwright/platform/imports';
import { sql } from 'kysely';
import { nextLine } from '../operations/item-terms.ts';
import { bomImported } from '../procurement.events.ts';
import { type BomDoors, type BomRecord, findBom, loadBom } from './bom-records.ts';
import type { BomMapping, TakeOverBom } from './boms.schemas.ts';
import { examineBom } from './check-bom.ts';
import type { PlannedPart } from './check-bom-rows.ts';

export interface TakenOverBom {
  importId: string;
  contractId: string;
  itemCount: number;
  skippedRows: number;
  /** True when this import had been taken over before; nothing was done again. */
  repeated: boolean;
}

const BATCH = 1_000;

/**
 * Asks for the parts of a checked bill of materials: everything is checked once more, and then all of it goes in with one
 * transaction, or nothing. Repeated, or sent twice at once, it answers what the first one did. Imports into one contract go one
 * after the other, or two files with the same parts would not see each other.
 */
export async function takeOverBom(doors: BomDoors, input: TakeOverBom): Promise<TakenOverBom> {
  const { mapping } = input;
  const seen = await doors.read((scope) => findBom(scope, input.importId));
  if (seen.status === 'taken_over') return answer(seen, true);
  const table = await loadBom(doors.storage, seen, mapping);
  requireMappedColumns(table, mapping.columns);

  return doors.write(async (scope) => {
    const run = await findBom(scope, input.importId, true);
    if (run.status === 'taken_over') return answer(run, true);
    scope.require('take_over', 'BomImport', run);
    const { checked, digest, personIds } = await examineBom(scope, run, table, mapping, { lock: true });
    if (digest !== input.expectedDigest) throw conflict('imports.changed_since_check');
    if (checked.parts.length === 0) throw invalid('imports.nothing_to_take_over');
    if (checked.badLines.size > 0 && !input.skipBadRows)
      throw invalid('imports.has_problems', { badRows: checked.badLines.size });

    await insertParts(scope, run, mapping, personIds, checked.parts);
    const report = { itemCount: checked.parts.length, skippedRows: checked.badLines.size };
    await scope.save('bomImport', run, run.version, {
      status: 'taken_over',
      mapping,
      report,
      takenOverAt: scope.now(),
    });
    const { id: importId, contractId } = run;
    await scope.announce(bomImported, { importId, contractId, itemCount: report.itemCount });
    return answer({ ...run, report }, false);
  });
}

function answer(run: BomRecord, repeated: boolean): TakenOverBom {
  const { itemCount, skippedRows } = run.report ?? { itemCount: 0, skippedRows: 0 };
  return { importId: run.id, contractId: run.contractId, itemCount, skippedRows, repeated };
}

/** Thousands of rows at once: each batch is one statement with one parameter, the same statement for any size. */
async function insertParts(
  scope: Scope,
  run: BomRecord,
  { departmentId, taskId }: BomMapping,
  personIds: readonly string[],
  parts: readonly PlannedPart[],
): Promise<void> {
  const first = await nextLine(scope, run.contractId);
  const memberId = scope.memberId;
  const rows = parts.map(({ lines: _, ...part }, index) => ({ ...part, id: newId(), lineNo: first + index }));
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = JSON.stringify(rows.slice(start, start + BATCH));
    await sql`
      insert into procurement_item (id, contract_id, department_id, task_id, person_ids, requester_id, line_no, bom_position, name,
                                    part_no, drawing_no, specification, item_type, quantity, unit, supplier_id, needed_by, notes)
      select r.id, ${run.contractId}::uuid, ${departmentId}::uuid, ${taskId ?? null}::uuid, ${[...personIds]}::uuid[],
             ${memberId}::uuid, r."lineNo", r.position, r.name, r."partNo", r."drawingNo", r.specification, r."itemType",
             r.quantity, r.unit, r."supplierId", r."neededBy", r.notes
        from jsonb_to_recordset(${batch}::jsonb) as r (
             id uuid, "lineNo" int, position text, name text, "partNo" text, "drawingNo" text, specification text, "itemType" text,
             quantity numeric, unit text, "supplierId" uuid, "neededBy" date, notes text)
    `.execute(scope.sql);
  }
}
