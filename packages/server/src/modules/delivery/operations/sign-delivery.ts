import { newId } from '@millwright/db';
import { dayIn, invalid, type Scope } from '@millwright/platform';
import { currentTenant } from '../../tenancy/index.ts';
import { deliveryNoteWanted } from '../delivery.events.ts';
import { deliveryLifecycle } from '../delivery.lifecycle.ts';
import { type DeliveryDetail, getDelivery } from '../delivery.queries.ts';
import { findDelivery } from '../delivery.records.ts';
import type { RecordRefusal, RecordSignature } from '../delivery.schemas.ts';
import { signStatement } from '../sign-statements.ts';
import { tellSigned } from '../tell-people.ts';
import { warrantyEnd } from '../warranty.ts';
import { commissionWhenAllSigned } from './commission-contract.ts';
import { announceStep } from './hand-over.ts';

/** Writes down that the customer signed on paper, or refused there: whoever has no portal is served as well. */
export async function recordSignature(
  scope: Scope,
  verdict: 'signed' | 'refused',
  input: RecordSignature | RecordRefusal,
): Promise<DeliveryDetail> {
  const delivery = await findDelivery(scope, input.deliveryId, { lock: true });
  const verb = verdict === 'signed' ? 'sign' : 'refuse';
  scope.require('recordSignature', 'Delivery', delivery);
  deliveryLifecycle.next(delivery.status, verb);
  const today = scope.today();
  if (input.signedOn > today || (delivery.deliveredOn && input.signedOn < delivery.deliveredOn))
    throw invalid('delivery.signed_on_wrong', { from: delivery.deliveredOn, today }, [
      { path: 'signedOn', code: 'delivery.signed_on_wrong' },
    ]);

  const { locale } = await currentTenant(scope);
  const id = newId();
  await scope.tx.deliverySignature.create({
    data: {
      id,
      deliveryId: delivery.id,
      contractId: delivery.contractId,
      round: delivery.round,
      verdict,
      name: input.name,
      statement: signStatement(verdict, locale),
      reason: 'reason' in input ? input.reason : null,
      signedOn: new Date(input.signedOn),
      memberId: scope.memberId,
    },
  });
  await settleSignature(scope, id);
  return getDelivery(scope, delivery.id);
}

/**
 * What follows from a signature: the delivery is signed or refused, its warranty begins, and with the last delivery signed
 * the contract is in service. Called again, or for a time that is over, it does nothing.
 */
export async function settleSignature(scope: Scope, signatureId: string): Promise<void> {
  const signature = await scope.sql
    .selectFrom('delivery_signature')
    .where('id', '=', signatureId)
    .select(['delivery_id as deliveryId', 'round', 'verdict', 'name', 'signed_on as signedOn'])
    .select('created_at as createdAt')
    .executeTakeFirst();
  if (!signature) return;
  const delivery = await findDelivery(scope, signature.deliveryId, { lock: true });
  if (delivery.status !== 'handed_over' || delivery.round !== signature.round) return;

  const verdict = signature.verdict as 'signed' | 'refused';
  const verb = verdict === 'signed' ? 'sign' : 'refuse';
  const status = deliveryLifecycle.next(delivery.status, verb);
  const { timeZone } = await currentTenant(scope);
  const day = signature.signedOn ?? dayIn(timeZone, new Date(signature.createdAt));
  await scope.save('delivery', delivery, delivery.version, {
    status,
    ...(verdict === 'signed' && warrantyFrom(day, delivery.warrantyMonths)),
  });
  await announceStep(scope, delivery, verb, status);
  const { id: deliveryId, contractId } = delivery;
  await scope.announce(deliveryNoteWanted, { deliveryId, contractId });
  if (verdict === 'signed') await commissionWhenAllSigned(scope, delivery);
  await tellSigned(scope, delivery, { verdict, name: signature.name });
}

const warrantyFrom = (day: string, months: number | null) =>
  months === null
    ? {}
    : { warrantyStartsOn: new Date(day), warrantyEndsOn: new Date(warrantyEnd(day, months)) };
