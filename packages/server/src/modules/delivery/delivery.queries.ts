import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { findContract } from '../contracts/index.ts';
import { waitsForCommission } from './commission.queries.ts';
import { DELIVERED_CONTRACT_STATES, DELIVERY_CONTRACT_STATES, isGated } from './delivery.lifecycle.ts';
import { type DeliveryRecord, findDelivery, readableDeliveries } from './delivery.records.ts';
import { allowedNow } from './delivery-allowed.ts';
import { type Gate, gateOf } from './delivery-gate.ts';
import { type OverrideRow, overridesOf, presentOverride, readableIn } from './overrides.queries.ts';
import { type ShownGate, shownOf } from './shown-gate.ts';
import { type SignatureRow, signaturesOf } from './signatures.queries.ts';

export interface Named {
  id: string;
  name: string;
}

export interface DeliveryItemRow {
  id: string;
  text: string;
  quantity: string;
  unit: string;
  serialNos: string[];
}

/** A delivery note that was made; its bytes are fetched at `/delivery-notes/<id>`. */
export interface NoteRow {
  id: string;
  locale: 'zh-CN' | 'en';
  stage: 'handed_over' | 'signed' | 'refused';
  round: number;
  size: number;
  sha256: string;
  createdAt: string;
}

export interface DeliveryDetail
  extends Pick<
    DeliveryRecord,
    | 'id'
    | 'version'
    | 'number'
    | 'contractId'
    | 'status'
    | 'place'
    | 'carrier'
    | 'recipient'
    | 'remark'
    | 'deliveredOn'
    | 'handedOverAt'
    | 'round'
    | 'warrantyMonths'
    | 'warrantyStartsOn'
    | 'warrantyEndsOn'
    | 'noteProblem'
  > {
  handedOverBy: string | null;
  items: DeliveryItemRow[];
  notes: NoteRow[];
  signatures: SignatureRow[];
  overrides: OverrideRow[];
  allowed: string[];
}

/** A contract's deliveries and what keeps it from being delivered. */
export interface ContractDelivery {
  contractId: string;
  contractStatus: string;
  /** As far as the viewer may read of what is open. */
  gate: ShownGate;
  /** Something still has to pass it; what comes after the contract was delivered has not. */
  isGateAsked: boolean;
  deliveries: DeliveryDetail[];
  /** Everything is signed for and the contract should be in service: what must follow, and whether the viewer may do it. */
  commission: { version: number; mayDo: boolean } | null;
  allowed: string[];
}

/** More deliveries than any contract has. */
const MOST_DELIVERIES = 100;

/** Everything about delivering a contract, for whoever may read it. */
export async function deliveryOfContract(scope: Scope, contractId: string): Promise<ContractDelivery> {
  const contract = await findContract(scope, contractId);
  const found = await readableDeliveries(scope)
    .where('d.contract_id', '=', contractId)
    .orderBy('d.id', 'desc')
    .limit(MOST_DELIVERIES)
    .execute();
  const gate = await gateOf(scope, contractId);
  const about = { contractId, departmentIds: contract.departmentIds };
  return {
    contractId,
    contractStatus: contract.status,
    gate: shownOf(gate),
    isGateAsked:
      !DELIVERED_CONTRACT_STATES.includes(contract.status) ||
      found.some((delivery) => isGated(delivery, contract.status)),
    deliveries: await present(scope, found, gate),
    commission: (await waitsForCommission(scope, contract))
      ? { version: contract.version, mayDo: scope.can('commission', 'Contract', contract) }
      : null,
    allowed: DELIVERY_CONTRACT_STATES.includes(contract.status)
      ? scope.allowed('Delivery', about, ['create'])
      : [],
  };
}

/** One delivery as it is now. */
export async function getDelivery(scope: Scope, deliveryId: string): Promise<DeliveryDetail> {
  const delivery = await findDelivery(scope, deliveryId);
  const gate = await gateOf(scope, delivery.contractId);
  const [shown] = await present(scope, [delivery], gate);
  return shown!;
}

async function present(
  scope: Scope,
  deliveries: readonly DeliveryRecord[],
  gate: Gate,
): Promise<DeliveryDetail[]> {
  const ids = deliveries.map(({ id }) => id);
  if (ids.length === 0) return [];
  const items = await scope.sql
    .selectFrom('delivery_item as i')
    .where('i.delivery_id', 'in', ids)
    .select(['i.id', 'i.delivery_id as deliveryId', 'i.text', 'i.unit', 'i.serial_nos as serialNos'])
    .select(sql<string>`trim_scale(i.quantity)::text`.as('quantity'))
    .orderBy('i.place')
    .execute();
  const notes = await scope.sql
    .selectFrom('delivery_note as n')
    .where('n.delivery_id', 'in', ids)
    .select(['n.id', 'n.delivery_id as deliveryId', 'n.round', 'n.size', 'n.sha256'])
    .select(['n.created_at as createdAt', sql<NoteRow['stage']>`n.stage`.as('stage')])
    .select(sql<NoteRow['locale']>`n.locale`.as('locale'))
    .orderBy('n.id', 'desc')
    .execute();
  const signatures = await signaturesOf(scope, ids);
  const overrides = await overridesOf(scope, ids);
  const around = { open: gate.blockers, readable: await readableIn(scope, overrides) };
  const people = await namesOf(
    scope,
    deliveries.map(({ handedOverBy }) => handedOverBy),
  );
  return deliveries.map((delivery) => {
    const mine = <T extends { deliveryId: string }>(rows: readonly T[]) =>
      rows.filter(({ deliveryId }) => deliveryId === delivery.id).map(({ deliveryId: _, ...row }) => row);
    const own = overrides.filter(({ deliveryId }) => deliveryId === delivery.id);
    const shown = mine(items);
    return {
      id: delivery.id,
      version: delivery.version,
      number: delivery.number,
      contractId: delivery.contractId,
      status: delivery.status,
      place: delivery.place,
      carrier: delivery.carrier,
      recipient: delivery.recipient,
      remark: delivery.remark,
      deliveredOn: delivery.deliveredOn,
      handedOverAt: delivery.handedOverAt,
      handedOverBy: (delivery.handedOverBy && people.get(delivery.handedOverBy)) ?? null,
      round: delivery.round,
      warrantyMonths: delivery.warrantyMonths,
      warrantyStartsOn: delivery.warrantyStartsOn,
      warrantyEndsOn: delivery.warrantyEndsOn,
      noteProblem: delivery.noteProblem,
      items: shown,
      notes: mine(notes),
      signatures: mine(signatures),
      overrides: own.map((row) => presentOverride(scope, delivery, row, around)),
      allowed: allowedNow(scope, delivery, { gate, overrides: own, hasItems: shown.length > 0 }),
    };
  });
}

async function namesOf(scope: Scope, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await scope.sql
    .selectFrom('member')
    .where('id', 'in', wanted)
    .select(['id', 'name'])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
