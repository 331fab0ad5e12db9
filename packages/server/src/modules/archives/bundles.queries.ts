import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { findContract } from '../contracts/index.ts';
import type { BundleState } from './archives.lifecycle.ts';

/** One bundle as pages show it. */
export interface BundleRow {
  id: string;
  withMoney: boolean;
  state: BundleState;
  archivedAt: string;
  size: number | null;
  sha256: string | null;
  fileCount: number | null;
  /** Versions of files whose bytes are not in it; its list says which and why. */
  leftOut: number | null;
  madeAt: string | null;
}

export interface Bundles {
  items: BundleRow[];
  /** The contract is archived, has no good bundle of this archiving, and the viewer may have one made. */
  mayMake: boolean;
}

/** Whether the viewer may see everything that money of contracts is. */
export function mayHaveMoney(scope: Scope): boolean {
  const all: [string, string][] = [
    ['readAmount', 'Contract'],
    ['read', 'PaymentMilestone'],
    ['read', 'PaymentReceipt'],
    ['read', 'Quotation'],
    ['readPrice', 'ProcurementItem'],
  ];
  return all.every(([action, subject]) =>
    scope.grants(action, subject).some((conditions) => Object.keys(conditions).length === 0),
  );
}

/** Bundles the viewer may have, as `archive_bundle as b`. */
export function readableBundles(scope: Scope) {
  const query = scope.sql
    .selectFrom('archive_bundle as b')
    .where(scope.where('read', 'ArchiveBundle', 'b') as never);
  return mayHaveMoney(scope) ? query : query.where('b.with_money', '=', false);
}

/** The bundles of a contract the viewer may have, the latest first: one of each archiving, with money or without. */
export async function listBundles(scope: Scope, contractId: string): Promise<Bundles> {
  const contract = await findContract(scope, contractId);
  const items = await readableBundles(scope)
    .where('b.contract_id', '=', contractId)
    // Whoever may have the one with money needs no other.
    .$if(mayHaveMoney(scope), (query) => query.where('b.with_money', '=', true))
    .select(['b.id', 'b.with_money as withMoney', 'b.archived_at as archivedAt', 'b.sha256'])
    .select('b.updated_at as updatedAt')
    .select(['b.file_count as fileCount', 'b.left_out as leftOut', 'b.made_at as madeAt'])
    .select([sql<BundleState>`b.state`.as('state'), sql<number | null>`b.size::float8`.as('size')])
    .orderBy('b.id', 'desc')
    .limit(50)
    .execute();
  const { archivedAt } = await scope.sql
    .selectFrom('contract')
    .where('id', '=', contractId)
    .select(sql<string | null>`date_trunc('milliseconds', archived_at)`.as('archivedAt'))
    .executeTakeFirstOrThrow();
  const isGood = ({ state, updatedAt }: (typeof items)[number]) =>
    state === 'ready' || (state === 'making' && !isGivenUp(scope, updatedAt));
  const hasGood = items.some((item) => item.archivedAt === archivedAt && isGood(item));
  const mayMake =
    contract.status === 'archived' && !hasGood && scope.can('make', 'ArchiveBundle', { contractId });
  return { items: items.map(({ updatedAt: _, ...item }) => item), mayMake };
}

/** Longer than making a bundle takes: whoever was at it is not any more. */
const GIVEN_UP_AFTER = 3_600_000;

/** Whether nobody can be at a bundle any more that was last heard of then. */
export const isGivenUp = (scope: Scope, updatedAt: string | Date): boolean =>
  scope.now().getTime() - new Date(updatedAt).getTime() > GIVEN_UP_AFTER;
