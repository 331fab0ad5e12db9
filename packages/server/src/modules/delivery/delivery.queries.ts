import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { findContract } from '../contracts/index.ts';
import type { Blocker } from './blockers.types.ts';
import {
  DELIVERED_CONTRACT_STATES,
  DELIVERY_CONTRACT_STATES,
  type DeliveryState,
  deliveryLifecycle,
  isGated,
  OPEN_DELIVERIES,
  type OverrideState,
  overrideLifecycle,
} from './delivery.lifecycle.ts';
import { type DeliveryRecord, findDelivery, readableDeliveries } from './delivery.records.ts';
import { covers, type Gate, gateOf } from './delivery-gate.ts';

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

export interface SignatureRow {
  id: string;
  round: number;
  verdict: 'signed' | 'refused';
  source: 'portal' | 'paper';
  name: string;
  statement: string;
  reason: string | null;
  signedOn: string | null;
  createdAt: string;
  /** Who wrote down what was signed on paper. */
  recordedBy: string | null;
}

export interface OverrideRow {
  id: string;
  version: number;
  status: OverrideState;
  reason: string;
  blockers: { key: string; kind: string; name: string }[];
  requestedBy: Named;
  requestedAt: string;
  decidedBy: Named | null;
  decidedAt: string | null;
  /** Everything open now was decided about. */
  covers: boolean;
  allowed: ('confirm' | 'decline' | 'withdraw')[];
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
  gate: Gate;
  /** Something still has to pass it; what comes after the contract was delivered has not. */
  isGateAsked: boolean;
  deliveries: DeliveryDetail[];
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
    gate,
    isGateAsked:
      !DELIVERED_CONTRACT_STATES.includes(contract.status) ||
      found.some((delivery) => isGated(delivery, contract.status)),
    deliveries: await present(scope, found, gate.blockers),
    allowed: DELIVERY_CONTRACT_STATES.includes(contract.status)
      ? scope.allowed('Delivery', about, ['create'])
      : [],
  };
}

/** One delivery as it is now. */
export async function getDelivery(scope: Scope, deliveryId: string): Promise<DeliveryDetail> {
  const delivery = await findDelivery(scope, deliveryId);
  const { blockers } = await gateOf(scope, delivery.contractId);
  const [shown] = await present(scope, [delivery], blockers);
  return shown!;
}

async function present(
  scope: Scope,
  deliveries: readonly DeliveryRecord[],
  open: readonly Blocker[],
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
      overrides: own.map((row) => presentOverride(scope, delivery, row, open)),
      allowed: allowedNow(scope, delivery, { open, overrides: own, hasItems: shown.length > 0 }),
    };
  });
}

function signaturesOf(scope: Scope, ids: readonly string[]) {
  return scope.sql
    .selectFrom('delivery_signature as s')
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 's.member_id').onRef('m.tenant_id', '=', 's.tenant_id'),
    )
    .where('s.delivery_id', 'in', [...ids])
    .select(['s.id', 's.delivery_id as deliveryId', 's.round', 's.name', 's.statement', 's.reason'])
    .select(['s.signed_on as signedOn', 's.created_at as createdAt', 'm.name as recordedBy'])
    .select([
      sql<SignatureRow['verdict']>`s.verdict`.as('verdict'),
      sql<SignatureRow['source']>`s.source`.as('source'),
    ])
    .orderBy('s.id', 'desc')
    .execute();
}

interface FoundOverride {
  id: string;
  version: number;
  deliveryId: string;
  status: OverrideState;
  reason: string;
  blockers: { key: string; kind: string; name: string }[];
  requestedBy: string;
  requestedByName: string;
  requestedAt: string;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
}

async function overridesOf(scope: Scope, ids: readonly string[]): Promise<FoundOverride[]> {
  const rows = await scope.sql
    .selectFrom('delivery_override as o')
    .innerJoin('member as r', (join) =>
      join.onRef('r.id', '=', 'o.requested_by').onRef('r.tenant_id', '=', 'o.tenant_id'),
    )
    .leftJoin('member as k', (join) =>
      join.onRef('k.id', '=', 'o.decided_by').onRef('k.tenant_id', '=', 'o.tenant_id'),
    )
    .where('o.delivery_id', 'in', [...ids])
    .select(['o.id', 'o.version', 'o.delivery_id as deliveryId', 'o.status', 'o.reason', 'o.blockers'])
    .select(['o.requested_by as requestedBy', 'r.name as requestedByName', 'o.created_at as requestedAt'])
    .select(['o.decided_by as decidedBy', 'k.name as decidedByName', 'o.decided_at as decidedAt'])
    .orderBy('o.id', 'desc')
    .execute();
  return rows as unknown as FoundOverride[];
}

function presentOverride(
  scope: Scope,
  delivery: DeliveryRecord,
  row: FoundOverride,
  open: readonly Blocker[],
): OverrideRow {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    reason: row.reason,
    blockers: row.blockers,
    requestedBy: { id: row.requestedBy, name: row.requestedByName },
    requestedAt: row.requestedAt,
    decidedBy: row.decidedBy ? { id: row.decidedBy, name: row.decidedByName ?? '' } : null,
    decidedAt: row.decidedAt,
    covers: covers(row.blockers, open),
    allowed: overrideAllowed(scope, delivery, row),
  };
}

/** Whoever asked may take it back and decides about it never; anybody else who may decide does. */
function overrideAllowed(scope: Scope, delivery: DeliveryRecord, row: FoundOverride): OverrideRow['allowed'] {
  const me = scope.memberId;
  const now = overrideLifecycle.verbsFrom(row.status);
  if (row.requestedBy === me)
    return now.includes('withdraw') && scope.can('requestOverride', 'Delivery', delivery) ? ['withdraw'] : [];
  if (!scope.can('decideOverride', 'Delivery', delivery)) return [];
  return now.filter((verb) => verb === 'confirm' || verb === 'decline');
}

interface Around {
  open: readonly Blocker[];
  overrides: readonly FoundOverride[];
  hasItems: boolean;
}

/** What the rules grant, cut down to what the moment leaves room for; whether the gate is open is said beside it. */
function allowedNow(scope: Scope, delivery: DeliveryRecord, { open, overrides, hasItems }: Around): string[] {
  if (!DELIVERY_CONTRACT_STATES.includes(delivery.contractStatus)) return [];
  const verbs: readonly string[] = deliveryLifecycle.verbs;
  const isOpen = OPEN_DELIVERIES.includes(delivery.status);
  const blocks = open.length > 0 && isGated(delivery, delivery.contractStatus);
  const pending = overrides.some(({ status }) => status === 'requested' || status === 'confirmed');
  const mayCover = overrides.some(({ status, blockers }) => status === 'confirmed' && covers(blockers, open));
  const may = (action: string) =>
    scope.can(action === 'sign' || action === 'refuse' ? 'recordSignature' : action, 'Delivery', delivery);
  return ['update', 'requestOverride', ...verbs].filter(may).filter((action) => {
    if (action === 'handOver' && (!hasItems || delivery.contractStatus === 'executing')) return false;
    if (action === 'handOver' && blocks && !mayCover) return false;
    if (verbs.includes(action)) return deliveryLifecycle.verbsFrom(delivery.status).includes(action as never);
    if (action === 'requestOverride') return isOpen && blocks && !pending;
    return isOpen;
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

/** Where a thing with this serial number was delivered, as far as the viewer may see: the beginning of every trace. */
export interface DeliveredSerial {
  deliveryId: string;
  number: string;
  contractId: string;
  contractNo: string;
  contractName: string;
  status: DeliveryState;
  deliveredOn: string | null;
  warrantyEndsOn: string | null;
  itemText: string;
}

/** Deliveries that hold a serial number, the latest first. */
export async function deliveriesOfSerial(
  scope: Scope,
  serialNo: string,
): Promise<{ items: DeliveredSerial[] }> {
  const items = await readableDeliveries(scope)
    .innerJoin('delivery_item as i', (join) =>
      join.onRef('i.delivery_id', '=', 'd.id').onRef('i.tenant_id', '=', 'd.tenant_id'),
    )
    .where(sql<boolean>`i.serial_nos @> array[${serialNo}::text]`)
    .where('d.status', '<>', 'cancelled')
    .select('i.text as itemText')
    .orderBy('d.id', 'desc')
    .limit(20)
    .execute();
  return {
    items: items.map((row) => ({
      deliveryId: row.id,
      number: row.number,
      contractId: row.contractId,
      contractNo: row.contractNo,
      contractName: row.contractName,
      status: row.status,
      deliveredOn: row.deliveredOn,
      warrantyEndsOn: row.warrantyEndsOn,
      itemText: row.itemText,
    })),
  };
}
