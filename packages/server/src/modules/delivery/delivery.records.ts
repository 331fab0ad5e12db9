import { conflict, notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { withContractCards } from '../contracts/index.ts';
import { DELIVERY_CONTRACT_STATES, type DeliveryState } from './delivery.lifecycle.ts';

/** A delivery as operations see it. */
export interface DeliveryRecord {
  id: string;
  version: number;
  number: string;
  contractId: string;
  contractNo: string;
  contractName: string;
  contractStatus: string;
  departmentIds: string[];
  status: DeliveryState;
  place: string;
  carrier: string | null;
  recipient: string | null;
  remark: string | null;
  deliveredOn: string | null;
  handedOverAt: string | null;
  handedOverBy: string | null;
  round: number;
  warrantyMonths: number | null;
  warrantyStartsOn: string | null;
  warrantyEndsOn: string | null;
  noteProblem: string | null;
}

/** Deliveries the viewer may read, as `delivery as d`, with their contract's card as `c`. */
export function readableDeliveries(scope: Scope) {
  return withContractCards(scope)
    .selectFrom('delivery as d')
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 'd.contract_id').onRef('c.tenant_id', '=', 'd.tenant_id'),
    )
    .where('c.deleted_at', 'is', null)
    .where(scope.where('read', 'Delivery', 'd') as never)
    .select(['d.id', 'd.version', 'd.number', 'd.contract_id as contractId', 'c.contract_no as contractNo'])
    .select(['c.name as contractName', 'c.status as contractStatus', 'd.department_ids as departmentIds'])
    .select([sql<DeliveryState>`d.status`.as('status'), 'd.place', 'd.carrier', 'd.recipient', 'd.remark'])
    .select(['d.delivered_on as deliveredOn', 'd.handed_over_at as handedOverAt', 'd.round'])
    .select(['d.handed_over_by as handedOverBy', 'd.warranty_months as warrantyMonths'])
    .select(['d.warranty_starts_on as warrantyStartsOn', 'd.warranty_ends_on as warrantyEndsOn'])
    .select('d.note_problem as noteProblem');
}

/** The delivery, if the viewer may read it; held until the transaction ends when told to. */
export async function findDelivery(
  scope: Scope,
  deliveryId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<DeliveryRecord> {
  const query = readableDeliveries(scope).where('d.id', '=', deliveryId);
  const found = await (lock ? query.forNoKeyUpdate('d') : query).executeTakeFirst();
  if (!found) throw notFound('delivery.not_found');
  return found;
}

/** Conflict where the contract's state leaves no room for deliveries. */
export function requireDeliverable(contractStatus: string): void {
  if (DELIVERY_CONTRACT_STATES.includes(contractStatus)) return;
  throw conflict('delivery.contract_not_ready', { status: contractStatus });
}
