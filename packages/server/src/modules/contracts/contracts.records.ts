import { AppError, notFound, type Scope, staleVersion } from '@millwright/platform';
import { sql } from 'kysely';
import { type ContractDetail, getContract } from './contract-detail.queries.ts';
import type { ContractState } from './contracts.lifecycle.ts';

/** A contract as operations see it: what rules and plans ask about. Amounts are not part of it. */
export interface ContractRecord {
  id: string;
  version: number;
  contractNo: string;
  name: string;
  status: ContractState;
  statusBefore: ContractState | null;
  customerId: string;
  projectLeadId: string | null;
  departmentIds: string[];
  signedOn: string | null;
  startsOn: string | null;
  promisedDate: string | null;
  publishedAt: string | null;
  deletedAt: string | null;
}

interface Find {
  /** Also one in the recycle bin. */
  recycled?: boolean;
  /** Holds the row until the transaction ends, for changes that hang on what it says now. */
  lock?: boolean;
}

/** The contract, if the viewer may read it. */
export async function findContract(
  scope: Scope,
  contractId: string,
  find: Find = {},
): Promise<ContractRecord> {
  let query = scope.sql
    .selectFrom('contract as c')
    .where('c.id', '=', contractId)
    .where(scope.where('read', 'Contract', 'c') as never)
    .select([
      'c.id',
      'c.version',
      'c.contract_no as contractNo',
      'c.name',
      sql<ContractState>`c.status`.as('status'),
      sql<ContractState | null>`c.status_before`.as('statusBefore'),
      'c.customer_id as customerId',
      'c.project_lead_id as projectLeadId',
      'c.department_ids as departmentIds',
      'c.signed_on as signedOn',
      'c.starts_on as startsOn',
      'c.promised_date as promisedDate',
      'c.published_at as publishedAt',
      'c.deleted_at as deletedAt',
    ]);
  if (!find.recycled) query = query.where('c.deleted_at', 'is', null);
  if (find.lock) query = query.forUpdate();
  const contract = (await query.executeTakeFirst()) as ContractRecord | undefined;
  if (!contract) throw notFound('contracts.not_found');
  if (contract.deletedAt && !scope.can('restore', 'Contract', contract))
    throw notFound('contracts.not_found');
  return contract;
}

/**
 * Saves a contract that is still the one the caller saw. The conflict otherwise carries what it says now as this viewer
 * may see it: without amounts for whoever may not see them.
 */
export async function saveContract(
  scope: Scope,
  contract: ContractRecord,
  seenVersion: number,
  data: Record<string, unknown>,
): Promise<void> {
  try {
    await scope.save('contract', contract, seenVersion, data);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'platform.changed_meanwhile') throw error;
    const current = await getContract(scope, contract.id);
    // The ids beside the names, as the form that was refused has them.
    throw staleVersion(
      'contract',
      {
        ...current,
        customerId: current.customer.id,
        projectLeadId: current.projectLead?.id ?? null,
        salesOwnerId: current.salesOwner?.id ?? null,
        departmentIds: current.departments.map(({ id }) => id),
      },
      seenVersion,
    );
  }
}

/** The contract after a change; null when the change took it out of the viewer's sight, e.g. handing over its lead. */
export async function seeAgain(scope: Scope, contractId: string): Promise<ContractDetail | null> {
  try {
    return await getContract(scope, contractId);
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') return null;
    throw error;
  }
}
