import {
  type CustomerPrincipal,
  conflict,
  notFound,
  openRead,
  type RequestInfo,
  type Scope,
  type ScopeServices,
} from '@millwright/platform';
import { sql } from 'kysely';
import { signStatement } from '../delivery/index.ts';
import { portalViews } from './portal.database.ts';
import type { RefuseDelivery, SignDelivery } from './portal.delivery.schemas.ts';
import { requirePortalContract } from './portal.queries.ts';

export interface PortalDeliveryItem {
  id: string;
  text: string;
  quantity: string;
  unit: string;
  serialNos: string[];
}

/** A delivery note; its bytes are fetched at `/delivery-notes/<id>`. */
export interface PortalNote {
  id: string;
  locale: 'zh-CN' | 'en';
  size: number;
  sha256: string;
}

export interface PortalSignature {
  verdict: 'signed' | 'refused';
  source: 'portal' | 'paper';
  name: string;
  statement: string;
  reason: string | null;
  signedOn: string | null;
  createdAt: string;
}

/** Something that was brought to the customer. Who of the firm brought it is not said. */
export interface PortalDelivery {
  id: string;
  number: string;
  deliveredOn: string | null;
  place: string;
  carrier: string | null;
  recipient: string | null;
  remark: string | null;
  /** How often it was handed over. */
  round: number;
  warrantyMonths: number | null;
  warrantyEndsOn: string | null;
  items: PortalDeliveryItem[];
  /** The notes of what it is now, one in each language. */
  notes: PortalNote[];
  /** What was signed for this time; null while it waits for the customer. */
  signature: PortalSignature | null;
}

const MOST_DELIVERIES = 100;

/** What was delivered on a contract, the latest first; what waits for a signature says so by having none. */
export async function portalDeliveries(
  scope: Scope,
  contractId: string,
): Promise<{ items: PortalDelivery[] }> {
  await requirePortalContract(scope, contractId);
  return { items: await deliveries(scope, { contractId }) };
}

async function deliveries(
  scope: Scope,
  which: { contractId: string } | { deliveryId: string },
): Promise<PortalDelivery[]> {
  const db = portalViews(scope);
  let query = db
    .selectFrom('delivery')
    .select(['id', 'number', 'delivered_on as deliveredOn', 'place', 'carrier', 'recipient', 'remark'])
    .select(['status', 'round', 'warranty_months as warrantyMonths', 'warranty_ends_on as warrantyEndsOn'])
    .orderBy('id', 'desc')
    .limit(MOST_DELIVERIES);
  query =
    'contractId' in which
      ? query.where('contract_id', '=', which.contractId)
      : query.where('id', '=', which.deliveryId);
  const found = await query.execute();
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const items = await db
    .selectFrom('delivery_item')
    .where('delivery_id', 'in', ids)
    .select(['id', 'delivery_id as deliveryId', 'text', 'unit', 'serial_nos as serialNos'])
    .select(sql<string>`trim_scale(quantity)::text`.as('quantity'))
    .orderBy('place')
    .execute();
  const notes = await db
    .selectFrom('delivery_note')
    .where('delivery_id', 'in', ids)
    .select(['id', 'delivery_id as deliveryId', 'locale', 'stage', 'round', 'size', 'sha256'])
    .orderBy('locale', 'desc')
    .execute();
  const signatures = await db
    .selectFrom('delivery_signature')
    .where('delivery_id', 'in', ids)
    .select(['delivery_id as deliveryId', 'round', 'verdict', 'source', 'name', 'statement', 'reason'])
    .select(['signed_on as signedOn', 'created_at as createdAt'])
    .execute();
  return found.map(({ status, ...delivery }) => {
    const signature = signatures.find(
      ({ deliveryId, round }) => deliveryId === delivery.id && round === delivery.round,
    );
    return {
      ...delivery,
      items: items
        .filter(({ deliveryId }) => deliveryId === delivery.id)
        .map(({ deliveryId: _, ...item }) => item),
      notes: notes
        .filter((note) => note.deliveryId === delivery.id && note.round === delivery.round)
        .filter((note) => note.stage === status)
        .map(({ id, locale, size, sha256 }) => ({
          id,
          locale: locale as PortalNote['locale'],
          size,
          sha256,
        })),
      signature: signature
        ? {
            verdict: signature.verdict as PortalSignature['verdict'],
            source: signature.source as PortalSignature['source'],
            name: signature.name,
            statement: signature.statement,
            reason: signature.reason,
            signedOn: signature.signedOn,
            createdAt: signature.createdAt,
          }
        : null,
    };
  });
}

/** Signs for a delivery, or refuses it with a reason. Once for each time it was handed over; what was signed stays. */
export async function signDelivery(
  scope: Scope,
  verdict: 'signed' | 'refused',
  input: SignDelivery | RefuseDelivery,
): Promise<PortalDelivery> {
  const { id, deliveryId, round, name, locale } = input;
  const [delivery] = await deliveries(scope, { deliveryId });
  if (!delivery) throw notFound('portal.delivery_not_found');
  const db = portalViews(scope);
  const mine = await db
    .selectFrom('delivery_signature')
    .where('id', '=', id)
    .where('delivery_id', '=', deliveryId)
    .select('id')
    .executeTakeFirst();
  if (mine) return delivery;
  if (delivery.round !== round || delivery.signature) throw conflict('delivery.not_awaiting_signature');

  const { contract_id } = await db
    .selectFrom('delivery')
    .where('id', '=', deliveryId)
    .select('contract_id')
    .executeTakeFirstOrThrow();
  await portalViews(scope)
    .insertInto('delivery_signature')
    .values({
      id,
      delivery_id: deliveryId,
      contract_id,
      verdict,
      name,
      statement: signStatement(verdict, locale),
      reason: 'reason' in input ? input.reason : null,
    } as never)
    .execute();
  return (await deliveries(scope, { deliveryId }))[0]!;
}

/** The bytes of a delivery note, for a contact of the customer it was brought to. */
export async function portalNoteBytes(
  services: ScopeServices,
  principal: CustomerPrincipal,
  request: RequestInfo,
  noteId: string,
): Promise<{ bytes: Uint8Array; fileName: string; sha256: string }> {
  const found = await openRead(services, principal, request, (scope) =>
    portalViews(scope)
      .selectFrom('delivery_note as n')
      .innerJoin('delivery as d', 'd.id', 'n.delivery_id')
      .where('n.id', '=', noteId)
      .select(['n.bytes', 'n.sha256', 'n.locale', 'd.number'])
      .executeTakeFirst(),
  );
  if (!found) throw notFound('portal.note_not_found');
  const { bytes, sha256, locale, number } = found;
  return { bytes, sha256, fileName: `${number}-${locale}.pdf` };
}
