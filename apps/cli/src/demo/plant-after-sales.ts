import { newId, type Sql } from '@millwright/db';
import { addDays } from './calendar.ts';
import type { FirmData } from './firm-data.ts';
import { idOf, type PlantedPeople } from './plant-people.ts';

const DAY = 24 * 60 * 60 * 1000;

interface Known {
  id: string;
  departmentIds: string[];
  contactId: string | null;
}

/** Plants what customers reported and what was brought to them, with the numbers those leave behind. */
export async function plantAfterSales(
  db: Sql,
  firm: FirmData,
  people: PlantedPeople,
  today: string,
  now: Date,
): Promise<void> {
  if (!firm.afterSales) return;
  const contracts = await contractsOf(db);
  const year = today.slice(0, 4);
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * DAY).toISOString();
  const { feedback, deliveries } = firm.afterSales;
  // In the order they came, so that their numbers are in it as well.
  const inOrder = [...feedback].sort((one, other) => other.daysAgo - one.daysAgo);
  for (const [place, data] of inOrder.entries()) {
    const contract = known(contracts, data.contract);
    const id = newId();
    const isSettled = ['resolved', 'closed', 'rejected'].includes(data.status);
    const answered = data.messages.find(({ from }) => from === 'firm');
    const byContact = data.byCustomer ? contract.contactId : null;
    await db
      .insertInto('feedback')
      .values({
        id,
        number: `FB-${year}-${String(place + 1).padStart(4, '0')}`,
        contract_id: contract.id,
        kind: data.kind,
        title: data.title,
        text: data.text,
        severity: data.severity,
        status: data.status,
        source: byContact ? 'portal' : 'staff',
        contact_id: byContact,
        is_shown: byContact !== null || answered !== undefined,
        serial_no: data.serialNo ?? null,
        department_ids: contract.departmentIds,
        owner_id: data.owner ? idOf(people.members, data.owner) : null,
        reporter_id: byContact ? null : idOf(people.members, data.owner ?? firm.boss),
        respond_by: at(data.daysAgo - 1),
        responded_at: answered ? at(answered.daysAgo) : null,
        settled_at: isSettled ? at(Math.max(data.daysAgo - 5, 0)) : null,
      })
      .execute();
    for (const message of data.messages)
      await db
        .insertInto('feedback_message')
        .values({
          id: newId(),
          feedback_id: id,
          contract_id: contract.id,
          text: message.text,
          is_internal: message.from === 'note',
          member_id: message.by ? idOf(people.members, message.by) : null,
          contact_id: message.from === 'customer' ? contract.contactId : null,
        })
        .execute();
  }
  const brought = [...deliveries].sort((one, other) => other.daysAgo - one.daysAgo);
  for (const [place, data] of brought.entries()) {
    const contract = known(contracts, data.contract);
    const id = newId();
    const day = addDays(today, -data.daysAgo);
    const isOut = data.status !== 'prepared';
    await db
      .insertInto('delivery')
      .values({
        id,
        number: `DN-${year}-${String(place + 1).padStart(4, '0')}`,
        contract_id: contract.id,
        department_ids: contract.departmentIds,
        // Signed for below, once it was handed over.
        status: isOut ? 'handed_over' : 'prepared',
        place: data.place,
        carrier: data.carrier ?? null,
        recipient: data.recipient ?? null,
        remark: data.remark ?? null,
        delivered_on: isOut ? day : null,
        handed_over_at: isOut ? at(data.daysAgo) : null,
        round: isOut ? 1 : 0,
        warranty_months: data.warrantyMonths,
      })
      .execute();
    for (const [at, { text, quantity, unit, serialNos = [] }] of data.items.entries())
      await db
        .insertInto('delivery_item')
        .values({
          id: newId(),
          delivery_id: id,
          contract_id: contract.id,
          place: at,
          text,
          quantity,
          unit,
          serial_nos: [...serialNos],
        })
        .execute();
    if (data.signedBy) {
      await db
        .insertInto('delivery_signature')
        .values({
          id: newId(),
          delivery_id: id,
          contract_id: contract.id,
          round: 1,
          verdict: 'signed',
          source: 'paper',
          name: data.signedBy,
          statement: '我方已收到交付单所列货物，数量及外观核对无误，同意签收。',
          signed_on: day,
          member_id: idOf(people.members, firm.boss),
        })
        .execute();
      await db
        .updateTable('delivery')
        .set({
          status: 'signed',
          warranty_starts_on: day,
          warranty_ends_on: addDays(day, Math.round(data.warrantyMonths * 30.44)),
        })
        .where('id', '=', id)
        .execute();
    }
    // The worker makes their notes as soon as it runs.
    if (isOut)
      await db
        .insertInto('outbox_event')
        .values({
          id: newId(),
          name: 'delivery.note-wanted',
          payload: JSON.stringify({ deliveryId: id, contractId: contract.id }),
          subject_type: 'Delivery',
          subject_id: id,
        })
        .execute();
  }
  await db
    .insertInto('number_sequence')
    .values([
      { id: newId(), key: `feedback:FB-${year}-{NNNN}`, last_value: feedback.length },
      { id: newId(), key: `delivery:DN-${year}-{NNNN}`, last_value: deliveries.length },
    ])
    .execute();
}

function known(contracts: ReadonlyMap<string, Known>, no: string): Known {
  const found = contracts.get(no);
  if (!found) throw new Error(`The demo firm has no contract ${no}.`);
  return found;
}

/** The firm's contracts by their number, each with somebody of its customer. */
async function contractsOf(db: Sql): Promise<Map<string, Known>> {
  const rows = await db
    .selectFrom('contract as c')
    .leftJoin('customer_contact as k', (join) =>
      join.onRef('k.customer_id', '=', 'c.customer_id').onRef('k.tenant_id', '=', 'c.tenant_id'),
    )
    .select(['c.contract_no as no', 'c.id', 'c.department_ids as departmentIds', 'k.id as contactId'])
    .orderBy('k.account_id')
    .execute();
  const contracts = new Map<string, Known>();
  for (const { no, ...contract } of rows) if (!contracts.has(no)) contracts.set(no, contract);
  return contracts;
}
