import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';
import { type ContractState, INTERRUPTIONS } from './contracts.lifecycle.ts';

/** What a made-up contract may be told; the rest is filled in. Dates are `YYYY-MM-DD`. */
export interface ContractScene {
  customerId: string;
  contractNo?: string;
  projectNo?: string;
  name?: string;
  status?: ContractState;
  statusBefore?: ContractState | null;
  departmentIds?: string[];
  projectLeadId?: string | null;
  signedOn?: string | null;
  startsOn?: string | null;
  promisedDate?: string | null;
  deliveredOn?: string | null;
  amount?: string | null;
  currency?: string;
  internalNotes?: string | null;
  archivedAt?: Date;
  salesOwnerId?: string | null;
  dealOn?: string | null;
  scopeText?: string | null;
  published?: boolean;
  deleted?: boolean;
}

const date = (day: string | null | undefined) => (day ? new Date(day) : null);

/** A contract as it would stand after a while: for tests and for the demo firm. Past every rule but isolation. */
export async function makeContract(scope: Scope, scene: ContractScene): Promise<string> {
  const id = newId();
  const status = scene.status ?? 'executing';
  await scope.tx.contract.create({
    data: {
      id,
      contractNo: scene.contractNo ?? `HT-${id.slice(-12)}`,
      projectNo: scene.projectNo ?? `P-${id.slice(-12)}`,
      name: scene.name ?? '包装线 PL-3000',
      customerId: scene.customerId,
      status,
      statusBefore: INTERRUPTIONS.includes(status) ? (scene.statusBefore ?? 'signed') : null,
      departmentIds: scene.departmentIds ?? [],
      projectLeadId: scene.projectLeadId ?? null,
      signedOn: date(scene.signedOn),
      startsOn: date(scene.startsOn),
      promisedDate: date(scene.promisedDate),
      deliveredOn: date(scene.deliveredOn),
      amount: scene.amount ?? null,
      currency: scene.currency ?? 'CNY',
      internalNotes: scene.internalNotes ?? null,
      scopeText: scene.scopeText ?? null,
      salesOwnerId: scene.salesOwnerId ?? null,
      dealOn: date(scene.dealOn),
      archivedAt: status === 'archived' ? (scene.archivedAt ?? scope.now()) : null,
      publishedAt: scene.published ? scope.now() : null,
      deletedAt: scene.deleted ? scope.now() : null,
    },
  });
  return id;
}
