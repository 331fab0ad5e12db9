import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { Blocker } from '../contract-guards.ts';
import { paymentChanged } from '../contracts.events.ts';
import type { ANNOUNCED_TRIGGERS, PaymentTrigger } from './payments.lifecycle.ts';
import { DUE_ON, EXPECTED, paymentsOf, RECEIVED } from './payments.queries.ts';

/** Something that happened, as the module that knows of it says. */
export interface PaymentEvent {
  trigger: (typeof ANNOUNCED_TRIGGERS)[number];
  /** Which acceptance was passed. */
  stage?: string;
  /** The day; today unless told. */
  on?: string;
}

/** A payment without its money, for modules whose readers need not see any. */
export interface PaymentOfContract {
  id: string;
  name: string;
  trigger: PaymentTrigger;
  stage: string | null;
  isBlocking: boolean;
  dueOn: string | null;
  isPaid: boolean;
}

const IS_PAID = sql<boolean>`coalesce(${RECEIVED} >= ${EXPECTED}, false)`;

/** The payments of a contract in their order, past the viewer's reach and without amounts. */
export async function paymentMilestones(scope: Scope, contractId: string): Promise<PaymentOfContract[]> {
  const rows = await paymentsOf(scope)
    .where('p.contract_id', '=', contractId)
    .select(['p.id', 'p.name', 'p.trigger', 'p.stage', 'p.is_blocking as isBlocking'])
    .select([DUE_ON.as('dueOn'), IS_PAID.as('isPaid')])
    .orderBy('p.sort_order')
    .orderBy('p.id')
    .execute();
  return rows as unknown as PaymentOfContract[];
}

/**
 * Payments that nothing is delivered without and that are not paid: for the delivery gate. Those that delivery itself or
 * something after it makes fall due cannot hold it up.
 */
export async function openBlockingPayments(
  scope: Scope,
  contractId: string,
): Promise<{ id: string; name: string }[]> {
  const payments = await paymentMilestones(scope, contractId);
  return payments
    .filter(({ isBlocking, isPaid, trigger }) => {
      const isAfter = trigger === 'delivered' || trigger === 'warranty_end';
      return isBlocking && !isPaid && !isAfter;
    })
    .map(({ id, name }) => ({ id, name }));
}

/**
 * Lets what waits for an event fall due: acceptance and delivery say so when it has happened. What it finds triggered
 * already stays, so that running twice does no harm. A payment for any acceptance falls due with the first that passes.
 */
export async function triggerPayment(
  scope: Scope,
  contractId: string,
  { trigger, stage, on }: PaymentEvent,
): Promise<{ paymentIds: string[] }> {
  const wide = scope.beyondReach('whoever passes an acceptance need not see the money that follows from it');
  const waiting = await wide.sql
    .selectFrom('payment_milestone as p')
    .where('p.contract_id', '=', contractId)
    .where('p.trigger', '=', trigger)
    .where('p.triggered_on', 'is', null)
    .where((eb) => eb.or([eb('p.stage', 'is', null), eb('p.stage', '=', stage ?? '')]))
    .select('p.id')
    .orderBy('p.id')
    .forUpdate()
    .execute();
  const paymentIds = waiting.map(({ id }) => id);
  if (paymentIds.length === 0) return { paymentIds };
  await wide.tx.paymentMilestone.updateMany({
    where: { id: { in: paymentIds } },
    data: { triggeredOn: new Date(on ?? scope.today()) },
  });
  for (const paymentId of paymentIds)
    await scope.announce(paymentChanged, { contractId, paymentId, verb: 'triggered' });
  return { paymentIds };
}

/** What must be settled before a contract is sealed: afterwards nothing can be entered any more. */
export async function unpaidBlockers(scope: Scope, contractId: string): Promise<Blocker[]> {
  const payments = await paymentMilestones(scope, contractId);
  return payments
    .filter(({ isPaid }) => !isPaid)
    .map(({ name }) => ({ code: 'contracts.blocked_by_payment', facts: { name } }));
}
