import { AppError, notFound, type Scope } from '@millwright/platform';
import { pressedOnce } from '../../tenancy/index.ts';
import { OPEN_STATES } from '../contract-detail.queries.ts';
import { quotationChanged } from '../contracts.events.ts';
import { type ContractRecord, findContract } from '../contracts.records.ts';
import { dateOf, requireOpen } from '../operations/contract-terms.ts';
import type { AddQuotation, QuotationVersion, UpdateQuotation } from './quotations.schemas.ts';

export interface QuotationRow {
  id: string;
  version: number;
  contractId: string;
  quotationNo: string;
  quotedOn: string;
  validUntil: string | null;
  amount: string;
  currency: string;
  note: string | null;
  /** Nobody is bound to it any more. */
  isExpired: boolean;
}

export interface Quotations {
  items: QuotationRow[];
  mayEdit: boolean;
}

const quotations = (scope: Scope) =>
  scope.sql
    .selectFrom('quotation as q')
    .select(['q.id', 'q.version', 'q.contract_id as contractId', 'q.quotation_no as quotationNo'])
    .select(['q.quoted_on as quotedOn', 'q.valid_until as validUntil', 'q.amount', 'q.currency', 'q.note']);

/** What was offered before the contract, the newest first. For those who see money, and nobody else. */
export async function listQuotations(scope: Scope, contractId: string): Promise<Quotations> {
  const contract = await findContract(scope, contractId);
  scope.require('read', 'Quotation', { contractId });
  const rows = await quotations(scope)
    .where('q.contract_id', '=', contractId)
    .orderBy('q.quoted_on', 'desc')
    .orderBy('q.id', 'desc')
    .limit(500)
    .execute();
  const today = scope.today();
  return {
    items: rows.map((row) => ({ ...row, isExpired: row.validUntil !== null && row.validUntil < today })),
    mayEdit: OPEN_STATES.includes(contract.status) && scope.can('edit', 'Quotation', { contractId }),
  };
}

/** Keeps a quotation with the contract it led to. */
export async function addQuotation(scope: Scope, input: AddQuotation): Promise<Quotations> {
  const { contractId } = input;
  const contract = await findContract(scope, contractId, { lock: true });
  scope.require('edit', 'Quotation', { contractId });
  const { id, isFirst } = await pressedOnce(scope, { kind: 'quotation', key: input.requestKey });
  if (!isFirst) return listQuotations(scope, contractId);
  requireOpen(contract);
  await scope.tx.quotation.create({ data: { id, contractId, ...columnsOf(input) } as never });
  await scope.announce(quotationChanged, { contractId });
  return listQuotations(scope, contractId);
}

/** Puts a quotation right. */
export async function updateQuotation(scope: Scope, input: UpdateQuotation): Promise<Quotations> {
  const { quotation, contract } = await findQuotation(scope, input.quotationId);
  scope.require('edit', 'Quotation', { contractId: contract.id });
  requireOpen(contract);
  await scope.save('quotation', quotation, input.version, columnsOf(input));
  await scope.announce(quotationChanged, { contractId: contract.id });
  return listQuotations(scope, contract.id);
}

/** Takes a quotation away that does not belong here. */
export async function removeQuotation(scope: Scope, input: QuotationVersion): Promise<Quotations> {
  const { quotation, contract } = await findQuotation(scope, input.quotationId);
  scope.require('edit', 'Quotation', { contractId: contract.id });
  requireOpen(contract);
  await scope.save('quotation', quotation, input.version, { updatedAt: scope.now() });
  await scope.tx.quotation.deleteMany({ where: { id: quotation.id } });
  await scope.announce(quotationChanged, { contractId: contract.id });
  return listQuotations(scope, contract.id);
}

const columnsOf = (input: Omit<AddQuotation, 'contractId'>) => ({
  quotationNo: input.quotationNo,
  quotedOn: new Date(input.quotedOn),
  validUntil: dateOf(input.validUntil),
  amount: input.amount,
  currency: input.currency,
  note: input.note || null,
});

type Found = Awaited<ReturnType<ReturnType<typeof quotations>['execute']>>[number];

async function findQuotation(
  scope: Scope,
  quotationId: string,
): Promise<{ quotation: Found; contract: ContractRecord }> {
  const quotation = scope.can('read', 'Quotation')
    ? await quotations(scope).where('q.id', '=', quotationId).executeTakeFirst()
    : undefined;
  if (!quotation) throw notFound('quotations.not_found');
  const contract = await findContract(scope, quotation.contractId).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'not_found') throw notFound('quotations.not_found');
    throw error;
  });
  return { quotation, contract };
}
