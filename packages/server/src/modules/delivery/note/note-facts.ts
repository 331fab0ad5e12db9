import type { Scope } from '@millwright/platform';
import { currentTenant } from '../../tenancy/index.ts';
import { findDelivery } from '../delivery.records.ts';

/** Everything a delivery note says. No amounts, and nobody of the firm by name. */
export interface NoteFacts {
  stage: 'handed_over' | 'signed' | 'refused';
  round: number;
  firmName: string;
  timeZone: string;
  number: string;
  deliveredOn: string;
  contractNo: string;
  contractName: string;
  customerName: string;
  place: string;
  recipient: string | null;
  carrier: string | null;
  remark: string | null;
  warrantyMonths: number | null;
  warrantyEndsOn: string | null;
  items: { text: string; quantity: string; unit: string; serialNos: string[] }[];
  /** What two people decided to deliver in spite of. */
  override: { names: string[]; decidedAt: string } | null;
  signature: {
    verdict: 'signed' | 'refused';
    source: 'portal' | 'paper';
    name: string;
    statement: string;
    reason: string | null;
    signedOn: string | null;
    at: string;
  } | null;
}

/** What the note of a delivery says now; null before it is handed over, when there is none. */
export async function noteFacts(scope: Scope, deliveryId: string): Promise<NoteFacts | null> {
  const delivery = await findDelivery(scope, deliveryId);
  const { status: stage } = delivery;
  if (stage === 'prepared' || stage === 'cancelled') return null;
  const { name: firmName, timeZone } = await currentTenant(scope);
  const { customerName } = await scope.sql
    .selectFrom('contract as c')
    .innerJoin('customer as k', (join) =>
      join.onRef('k.id', '=', 'c.customer_id').onRef('k.tenant_id', '=', 'c.tenant_id'),
    )
    .where('c.id', '=', delivery.contractId)
    .select('k.name as customerName')
    .executeTakeFirstOrThrow();
  const items = await scope.tx.deliveryItem.findMany({ where: { deliveryId }, orderBy: { place: 'asc' } });
  const override = await scope.tx.deliveryOverride.findFirst({
    where: { deliveryId, status: 'used' },
    orderBy: { id: 'desc' },
  });
  const signature = await scope.tx.deliverySignature.findFirst({
    where: { deliveryId, round: delivery.round },
  });
  return {
    stage,
    round: delivery.round,
    firmName,
    timeZone,
    number: delivery.number,
    deliveredOn: delivery.deliveredOn ?? scope.today(),
    contractNo: delivery.contractNo,
    contractName: delivery.contractName,
    customerName,
    place: delivery.place,
    recipient: delivery.recipient,
    carrier: delivery.carrier,
    remark: delivery.remark,
    warrantyMonths: delivery.warrantyMonths,
    warrantyEndsOn: delivery.warrantyEndsOn,
    items: items.map(({ text, quantity, unit, serialNos }) => ({
      text,
      quantity: quantity.toString(),
      unit,
      serialNos,
    })),
    override: override?.decidedAt
      ? {
          // What the customer does not see anywhere else is not read of here either.
          names: (override.blockers as { name: string; isShown: boolean }[])
            .filter(({ isShown }) => isShown)
            .map(({ name }) => name),
          decidedAt: override.decidedAt.toISOString(),
        }
      : null,
    signature: signature && {
      verdict: signature.verdict as 'signed' | 'refused',
      source: signature.source as 'portal' | 'paper',
      name: signature.name,
      statement: signature.statement,
      reason: signature.reason,
      signedOn: signature.signedOn?.toISOString().slice(0, 10) ?? null,
      at: signature.createdAt.toISOString(),
    },
  };
}
