import { AppError, notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { OPEN_STATES } from '../contract-detail.queries.ts';
import type { Named } from '../contracts.queries.ts';
import { type ContractRecord, findContract } from '../contracts.records.ts';
import { type PaymentState, type PaymentTrigger, paymentState } from './payments.lifecycle.ts';

export interface ReceiptRow {
  id: string;
  receivedOn: string;
  amount: string;
  note: string | null;
  byName: string | null;
}

export interface PaymentRow {
  id: string;
  version: number;
  contractId: string;
  name: string;
  percent: string | null;
  /** The amount agreed, where it is not a percentage. */
  amount: string | null;
  /** What is to be paid; null while the contract has no amount. */
  expected: string | null;
  received: string;
  trigger: PaymentTrigger;
  milestone: Named | null;
  stage: string | null;
  fixedOn: string | null;
  dueDays: number;
  isBlocking: boolean;
  /** The day its event happened. */
  triggeredOn: string | null;
  dueOn: string | null;
  invoicedOn: string | null;
  invoiceNo: string | null;
  state: PaymentState;
  receipts: ReceiptRow[];
}

export interface Payments {
  items: PaymentRow[];
  contractAmount: string | null;
  currency: string;
  /** Sum of the percentages planned, as a decimal text. */
  percentPlanned: string;
  expected: string;
  received: string;
  overdue: string;
  allowed: string[];
}

/** The day a payment's event happened: from the contract's own facts, or as another module has announced it. */
export const TRIGGERED_ON = sql<string | null>`(case p.trigger
  when 'signed' then case when c.status <> 'draft' then c.signed_on end
  when 'delivered' then c.delivered_on
  when 'milestone' then (select ms.reached_on from milestone ms where ms.tenant_id = p.tenant_id and ms.id = p.milestone_id)
  when 'fixed_date' then p.fixed_on
  else p.triggered_on end)`;
export const DUE_ON = sql<string | null>`(${TRIGGERED_ON} + p.due_days)`;
export const EXPECTED = sql<string | null>`coalesce(p.amount, round(c.amount * p.percent / 100, 2))`;
export const RECEIVED = sql<string>`(select coalesce(sum(r.amount), 0)::numeric(18, 2) from payment_receipt r
  where r.tenant_id = p.tenant_id and r.payment_id = p.id)`;
const MILESTONE = sql<Named | null>`(select json_build_object('id', ms.id, 'name', ms.name) from milestone ms
  where ms.tenant_id = p.tenant_id and ms.id = p.milestone_id)`;
const RECEIPTS = sql<ReceiptRow[]>`(
  select coalesce(json_agg(json_build_object('id', r.id, 'receivedOn', r.received_on, 'amount', r.amount::text, 'note', r.note,
           'byName', (select m.name from member m where m.tenant_id = r.tenant_id and m.id = r.created_by))
           order by r.received_on, r.id), '[]'::json)
    from payment_receipt r where r.tenant_id = p.tenant_id and r.payment_id = p.id)`;

/**
 * Payments with the contract they belong to, as `payment_milestone as p` and `contract as c`. Whoever calls this has asked
 * whether their money may be seen: what came in is part of a payment, whatever else of it the viewer may do.
 */
export const paymentsOf = (scope: Scope) =>
  scope
    .beyondReach('the caller decides who sees money')
    .sql.selectFrom('payment_milestone as p')
    .innerJoin('contract as c', (join) =>
      join.onRef('c.id', '=', 'p.contract_id').onRef('c.tenant_id', '=', 'p.tenant_id'),
    );

const withRow = (scope: Scope) =>
  paymentsOf(scope)
    .select([
      'p.id',
      'p.version',
      'p.contract_id as contractId',
      'p.name',
      'p.percent',
      'p.amount',
      'p.trigger',
    ])
    .select(['p.stage', 'p.fixed_on as fixedOn', 'p.due_days as dueDays', 'p.is_blocking as isBlocking'])
    .select(['p.invoiced_on as invoicedOn', 'p.invoice_no as invoiceNo'])
    .select([
      MILESTONE.as('milestone'),
      TRIGGERED_ON.as('triggeredOn'),
      DUE_ON.as('dueOn'),
      EXPECTED.as('expected'),
      RECEIVED.as('received'),
      RECEIPTS.as('receipts'),
    ]);

type FoundPayment = Omit<PaymentRow, 'state'>;
const present = (row: FoundPayment, today: string): PaymentRow => ({
  ...row,
  state: paymentState(row, today),
});

const cents = (amount: string | null) => BigInt(Math.round(Number(amount ?? 0) * 100));
const text = (total: bigint) => `${total / 100n}.${String(total % 100n).padStart(2, '0')}`;
const sum = (rows: readonly PaymentRow[], of: (row: PaymentRow) => string | null) =>
  text(rows.reduce((total, row) => total + cents(of(row)), 0n));

/** What a contract's customer pays when, and what came in. For those who see its money, and nobody else. */
export async function listPayments(scope: Scope, contractId: string): Promise<Payments> {
  const contract = await findContract(scope, contractId);
  scope.require('read', 'PaymentMilestone', { contractId });
  const rows = (await withRow(scope)
    .where('p.contract_id', '=', contractId)
    .orderBy('p.sort_order')
    .orderBy('p.id')
    .execute()) as unknown as FoundPayment[];
  const items = rows.map((row) => present(row, scope.today()));
  const { amount, currency } = await scope.sql
    .selectFrom('contract')
    .where('id', '=', contractId)
    .select(['amount', 'currency'])
    .executeTakeFirstOrThrow();
  const late = items.filter(({ state }) => state === 'overdue');
  return {
    items,
    contractAmount: scope.can('readAmount', 'Contract', contract) ? amount : null,
    currency,
    percentPlanned: sum(items, ({ percent }) => percent),
    expected: sum(items, ({ expected }) => expected),
    received: sum(items, ({ received }) => received),
    overdue: text(late.reduce((total, row) => total + cents(row.expected) - cents(row.received), 0n)),
    allowed: allowedNow(scope, contract),
  };
}

function allowedNow(scope: Scope, contract: ContractRecord): string[] {
  if (!OPEN_STATES.includes(contract.status)) return [];
  const about = { contractId: contract.id };
  return [
    ...scope.allowed('PaymentMilestone', about, ['plan', 'invoice']),
    ...(contract.status === 'draft' ? [] : scope.allowed('PaymentReceipt', about, ['record', 'remove'])),
  ];
}

/** A payment as operations see it. */
export interface PaymentRecord {
  id: string;
  version: number;
  contractId: string;
  name: string;
  trigger: string;
  stage: string | null;
  expected: string | null;
  received: string;
}

/** The payment and its contract, held until the end, if the viewer may read both. */
export async function findPayment(
  scope: Scope,
  paymentId: string,
): Promise<{ payment: PaymentRecord; contract: ContractRecord }> {
  const where = scope.can('read', 'PaymentMilestone')
    ? await scope.sql
        .selectFrom('payment_milestone')
        .where('id', '=', paymentId)
        .select('contract_id')
        .executeTakeFirst()
    : undefined;
  if (!where) throw notFound('payments.not_found');
  const contract = await findContract(scope, where.contract_id, { lock: true }).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'not_found') throw notFound('payments.not_found');
    throw error;
  });
  const payment = await paymentsOf(scope)
    .where('p.id', '=', paymentId)
    .select(['p.id', 'p.version', 'p.contract_id as contractId', 'p.name', 'p.trigger', 'p.stage'])
    .select([EXPECTED.as('expected'), RECEIVED.as('received')])
    .executeTakeFirst();
  if (!payment) throw notFound('payments.not_found');
  return { payment, contract };
}

export interface OpenPaymentRow
  extends Pick<PaymentRow, 'id' | 'name' | 'dueOn' | 'expected' | 'received' | 'state'> {
  contract: { id: string; contractNo: string; name: string };
  customerName: string;
  currency: string;
  daysOverdue: number;
}

/** Most that one look shows; the oldest come first. */
const MOST_OPEN = 500;
const DAY = 86_400_000;

/** What customers owe by now, over all contracts the viewer sees: the longest overdue first. */
export async function listOpenPayments(
  scope: Scope,
  { overdue }: { overdue?: boolean | undefined },
): Promise<{ items: OpenPaymentRow[]; isMore: boolean }> {
  const today = scope.today();
  const rows = await paymentsOf(scope)
    .where('c.deleted_at', 'is', null)
    .where(sql<boolean>`c.status not in ('draft', 'cancelled')`)
    .where(scope.where('read', 'Contract', 'c') as never)
    .where(sql<boolean>`${DUE_ON} is not null`)
    .where(sql<boolean>`${RECEIVED} < coalesce(${EXPECTED}, ${RECEIVED} + 1)`)
    .$if(overdue === true, (query) => query.where(sql<boolean>`${DUE_ON} < ${today}::date`))
    .select(['p.id', 'p.name', 'c.currency'])
    .select([DUE_ON.as('dueOn'), EXPECTED.as('expected'), RECEIVED.as('received')])
    .select(
      sql<
        OpenPaymentRow['contract']
      >`json_build_object('id', c.id, 'contractNo', c.contract_no, 'name', c.name)`.as('contract'),
    )
    .select(
      sql<string>`(select cu.name from card.customer cu where cu.tenant_id = c.tenant_id and cu.id = c.customer_id)`.as(
        'customerName',
      ),
    )
    .orderBy(DUE_ON)
    .orderBy('p.id')
    .limit(MOST_OPEN + 1)
    .execute();
  const items = (rows as unknown as Omit<OpenPaymentRow, 'state' | 'daysOverdue'>[]).map((row) => {
    const late = row.dueOn !== null && row.dueOn < today;
    const daysOverdue = late ? Math.round((Date.parse(today) - Date.parse(row.dueOn!)) / DAY) : 0;
    return { ...row, state: paymentState(row, today), daysOverdue };
  });
  return { items: items.slice(0, MOST_OPEN), isMore: items.length > MOST_OPEN };
}
