import { newId, type Sql } from '@millwright/db';
import { addDays } from './calendar.ts';
import { type DemoPart, PARTS, SUPPLIERS } from './data/parts.ts';
import type { FirmData } from './firm-data.ts';

/** Contracts that buy: few suffice to show it. */
const MOST_CONTRACTS = 2;

interface Buying {
  id: string;
  departmentId: string;
  leadId: string | null;
  task: { id: string; assigneeIds: string[] } | undefined;
}

/** Plants suppliers and what two contracts at work buy from them: asked for, on order, late, here, sent back. */
export async function plantProcurement(db: Sql, firm: FirmData, today: string): Promise<void> {
  const suppliers = SUPPLIERS.map((supplier) => ({ ...supplier, id: newId() }));
  await db
    .insertInto('supplier')
    .values(
      suppliers.map(({ id, name, code, contact, phone }) => ({
        id,
        name: name[firm.locale],
        code,
        contacts: JSON.stringify([{ name: contact[firm.locale], phone }]) as never,
      })),
    )
    .execute();
  for (const contract of await contractsAtWork(db)) {
    const rows = PARTS.map((part, i) => ({ part, id: newId(), lineNo: i + 1 }));
    await plantItems(db, firm, today, contract, rows, suppliers);
    await plantDeliveries(db, firm, today, contract, rows);
  }
}

async function contractsAtWork(db: Sql): Promise<Buying[]> {
  const contracts = await db
    .selectFrom('contract')
    .where('status', '=', 'executing')
    .select(['id', 'department_ids as departmentIds', 'project_lead_id as leadId'])
    .orderBy('contract_no')
    .limit(MOST_CONTRACTS)
    .execute();
  const found: Buying[] = [];
  for (const { id, departmentIds, leadId } of contracts) {
    const departmentId = departmentIds[0];
    if (!departmentId) continue;
    const task = await db
      .selectFrom('task')
      .where('contract_id', '=', id)
      .where('progress', '<', 100)
      .select(['id', 'assignee_ids as assigneeIds'])
      .orderBy('sort_order')
      .executeTakeFirst();
    found.push({ id, departmentId, leadId, task });
  }
  return found;
}

type Row = { part: DemoPart; id: string; lineNo: number };

async function plantItems(
  db: Sql,
  firm: FirmData,
  today: string,
  contract: Buying,
  rows: readonly Row[],
  suppliers: readonly { id: string }[],
): Promise<void> {
  const day = (from: number | undefined) => (from === undefined ? null : addDays(today, from));
  await db
    .insertInto('procurement_item')
    .values(
      rows.map(({ part, id, lineNo }) => ({
        id,
        contract_id: contract.id,
        task_id: part.status === 'ordered' ? (contract.task?.id ?? null) : null,
        person_ids: part.status === 'ordered' ? (contract.task?.assigneeIds ?? []) : [],
        department_id: contract.departmentId,
        line_no: lineNo,
        name: part.name[firm.locale],
        part_no: part.partNo,
        specification: part.specification ?? null,
        item_type: part.itemType,
        quantity: part.quantity,
        unit: part.unit[firm.locale],
        supplier_id: part.supplier === undefined ? null : (suppliers[part.supplier]?.id ?? null),
        unit_price: part.price ?? null,
        currency: part.price ? firm.currency : null,
        status: part.status,
        requester_id: contract.leadId,
        needed_by: day(part.needed),
        order_no: part.ordered === undefined ? null : `PO-${lineNo}`,
        ordered_on: day(part.ordered),
        first_promised_date: day(part.first ?? part.promised),
        promised_date: day(part.promised),
        received_quantity: part.received?.quantity ?? '0',
        accepted_quantity: part.received?.accepted ?? '0',
        returned_quantity: part.received?.returned ?? '0',
        last_received_on: day(part.received?.day),
        actual_date: ['received', 'inspected'].includes(part.status) ? day(part.received?.day) : null,
      })),
    )
    .execute();
}

/** What came of the parts, what was found of it, and where a supplier promised another day. */
async function plantDeliveries(
  db: Sql,
  firm: FirmData,
  today: string,
  contract: Buying,
  rows: readonly Row[],
): Promise<void> {
  for (const { part, id } of rows) {
    const about = { item_id: id, contract_id: contract.id };
    const first = part.first ?? part.promised;
    if (first !== undefined)
      await db
        .insertInto('promised_date_change')
        .values({ id: newId(), ...about, to_date: addDays(today, first) })
        .execute();
    if (part.slipped && part.first !== undefined && part.promised !== undefined)
      await db
        .insertInto('promised_date_change')
        .values({
          id: newId(),
          ...about,
          from_date: addDays(today, part.first),
          to_date: addDays(today, part.promised),
          reason: part.slipped[firm.locale],
        })
        .execute();
    if (!part.received) continue;
    const { quantity, day, accepted, returned } = part.received;
    const receiptId = newId();
    await db
      .insertInto('goods_receipt')
      .values({ id: receiptId, ...about, quantity, received_on: addDays(today, day), request_key: newId() })
      .execute();
    if (!accepted && !returned) continue;
    await db
      .insertInto('goods_inspection')
      .values({
        id: newId(),
        ...about,
        receipt_id: receiptId,
        accepted_quantity: accepted ?? '0',
        returned_quantity: returned ?? '0',
        reason_code: returned ? 'wrong_part' : null,
        request_key: newId(),
      })
      .execute();
  }
}
