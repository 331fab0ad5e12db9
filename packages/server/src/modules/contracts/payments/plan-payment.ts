import { conflict, invalid, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { paymentChanged } from '../contracts.events.ts';
import { findContract } from '../contracts.records.ts';
import { dateOf, requireOpen } from '../operations/contract-terms.ts';
import { findPayment, listPayments, type Payments } from './payments.queries.ts';
import type { ChangePayment, InvoicePayment, PaymentVersion, PlanPayment } from './payments.schemas.ts';

type Plan = Omit<PlanPayment, 'contractId'>;

/** Adds a part of the price: how much, and what must have happened for it to fall due. */
export async function planPayment(scope: Scope, input: PlanPayment): Promise<Payments> {
  const { contractId, ...plan } = input;
  const contract = await findContract(scope, contractId, { lock: true });
  scope.require('plan', 'PaymentMilestone', { contractId });
  requireOpen(contract);
  await requireSoundPlan(scope, contractId, plan);
  const { last } = await scope.sql
    .selectFrom('payment_milestone')
    .where('contract_id', '=', contractId)
    .select(sql<number>`coalesce(max(sort_order), 0)`.as('last'))
    .executeTakeFirstOrThrow();
  const { id: paymentId } = await scope.tx.paymentMilestone.create({
    data: { contractId, ...columnsOf(plan), sortOrder: last + 1 },
    select: { id: true },
  });
  await scope.announce(paymentChanged, { contractId, paymentId, verb: 'planned' });
  return listPayments(scope, contractId);
}

/** Changes what was planned. Money that came in stays. */
export async function changePayment(scope: Scope, input: ChangePayment): Promise<Payments> {
  const { paymentId, version, ...plan } = input;
  const { payment, contract } = await findPayment(scope, paymentId);
  const { contractId } = payment;
  scope.require('plan', 'PaymentMilestone', { contractId });
  requireOpen(contract);
  await requireSoundPlan(scope, contractId, plan, paymentId);
  const columns = columnsOf(plan);
  // What happened was something else: whoever knows whether this has happened as well hears of the change.
  const waitsForOther = columns.trigger !== payment.trigger || columns.stage !== payment.stage;
  await scope.save('paymentMilestone', payment, version, {
    ...columns,
    ...(waitsForOther ? { triggeredOn: null } : {}),
  });
  await scope.announce(paymentChanged, { contractId, paymentId, verb: 'changed' });
  return listPayments(scope, contractId);
}

/** Takes a payment out of the plan, while nothing came in for it. */
export async function removePayment(scope: Scope, input: PaymentVersion): Promise<Payments> {
  const { payment, contract } = await findPayment(scope, input.paymentId);
  const { contractId } = payment;
  scope.require('plan', 'PaymentMilestone', { contractId });
  requireOpen(contract);
  if (Number(payment.received) > 0) throw conflict('payments.has_receipts', { name: payment.name });
  // Whoever looks at an older state learns of it; only the version seen is taken away.
  await scope.save('paymentMilestone', payment, input.version, { updatedAt: scope.now() });
  await scope.tx.paymentMilestone.deleteMany({ where: { id: payment.id } });
  await scope.announce(paymentChanged, { contractId, paymentId: payment.id, verb: 'removed' });
  return listPayments(scope, contractId);
}

/** Notes that the invoice went out, or takes that back. */
export async function invoicePayment(scope: Scope, input: InvoicePayment): Promise<Payments> {
  const { payment, contract } = await findPayment(scope, input.paymentId);
  const { contractId } = payment;
  scope.require('invoice', 'PaymentMilestone', { contractId });
  requireOpen(contract);
  requirePast(scope, 'invoicedOn', input.invoicedOn);
  await scope.save('paymentMilestone', payment, input.version, {
    invoicedOn: dateOf(input.invoicedOn),
    invoiceNo: input.invoicedOn ? input.invoiceNo || null : null,
  });
  await scope.announce(paymentChanged, { contractId, paymentId: payment.id, verb: 'invoiced' });
  return listPayments(scope, contractId);
}

/** Refuses a day that has not come. */
export function requirePast(scope: Scope, path: string, day: string | null): void {
  const today = scope.today();
  if (day && day > today)
    throw invalid('contracts.date_in_future', { today }, [{ path, code: 'contracts.date_in_future' }]);
}

const columnsOf = (plan: Plan) => ({
  name: plan.name,
  percent: plan.percent,
  amount: plan.amount,
  trigger: plan.trigger,
  milestoneId: plan.trigger === 'milestone' ? plan.milestoneId : null,
  stage: plan.trigger === 'acceptance' ? plan.stage : null,
  fixedOn: plan.trigger === 'fixed_date' ? dateOf(plan.fixedOn) : null,
  dueDays: plan.dueDays,
  isBlocking: plan.isBlocking,
});

/** A milestone of this very contract, and never more than the whole price. The contract is held, so sums stand. */
async function requireSoundPlan(
  scope: Scope,
  contractId: string,
  plan: Plan,
  except?: string,
): Promise<void> {
  if (plan.trigger === 'milestone') {
    const milestone = await scope.sql
      .selectFrom('milestone')
      .where('id', '=', plan.milestoneId)
      .where('contract_id', '=', contractId)
      .select('id')
      .executeTakeFirst();
    if (!milestone)
      throw invalid('payments.milestone_unknown', {}, [
        { path: 'milestoneId', code: 'payments.milestone_unknown' },
      ]);
  }
  if (plan.percent === null) return;
  let others = scope.sql.selectFrom('payment_milestone').where('contract_id', '=', contractId);
  if (except) others = others.where('id', '<>', except);
  const { planned } = await others
    .select(sql<string>`coalesce(sum(percent), 0)`.as('planned'))
    .executeTakeFirstOrThrow();
  const left = 100 - Number(planned);
  if (Math.round(Number(plan.percent) * 100) > Math.round(left * 100)) {
    const facts = { left: String(Math.max(0, Math.round(left * 100) / 100)) };
    throw invalid('payments.over_hundred', facts, [
      { path: 'percent', code: 'payments.over_hundred', facts },
    ]);
  }
}
