import { conflict, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { notify } from '../notifications/index.ts';
import { activeBosses } from '../org/index.ts';

/** How full a firm's file store is. */
export interface Fill {
  /** Bytes: every object once, however many versions have it, and what open uploads have announced. */
  used: number;
  /** Bytes; null where nobody has set a limit. */
  limit: number | null;
}

interface QuotaRecord {
  id: string;
  limit: number | null;
  warnedPercent: number;
}

/** At which fill the boss is told, in percent. */
const WARNINGS = [95, 80] as const;

/** The firm's limit, its own or everybody's; held until the transaction ends when told to. */
async function quotaOf(scope: Scope, everybodys: number | undefined, lock = false): Promise<QuotaRecord> {
  const query = scope.sql.selectFrom('file_quota as q').select(['q.id', 'q.limit_bytes', 'q.warned_percent']);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirstOrThrow();
  const limit = row.limit_bytes === null ? (everybodys ?? null) : Number(row.limit_bytes);
  return { id: row.id, limit, warnedPercent: row.warned_percent };
}

/** Versions whose bytes count: not those that are kept back or thrown away. */
export const COUNTED = ['checking', 'good'] as const;

/** How many bytes the firm has in the store and on their way there. */
export async function bytesUsed(scope: Scope): Promise<number> {
  const wide = scope.beyondReach('what a firm stores is counted whole, whoever may see it');
  const { rows } = await sql<{ used: string }>`
    select (select coalesce(sum(size), 0) from (
              select distinct on (storage_key) size from file_version where state in ('checking', 'good')) as v)
         + (select coalesce(sum(size), 0) from file_upload where status = 'open') as used`.execute(wide.sql);
  return Number(rows[0]!.used);
}

/** How full the store is, and how full it may be. */
export async function fillOf(scope: Scope, everybodys: number | undefined): Promise<Fill> {
  const { limit } = await quotaOf(scope, everybodys);
  return { used: await bytesUsed(scope), limit };
}

/**
 * A conflict where so many bytes more would be too many. Whoever asks holds the firm's row until what they write is
 * counted as well, so that two who come at once do not pass the limit together.
 */
export async function requireRoom(
  scope: Scope,
  needed: number,
  everybodys: number | undefined,
): Promise<void> {
  if ((await quotaOf(scope, everybodys)).limit === null) return;
  const { limit } = await quotaOf(scope, everybodys, true);
  if (limit === null) return;
  const used = await bytesUsed(scope);
  if (used + needed <= limit) return;
  throw conflict('files.store_full', {
    usedBytes: used,
    limitBytes: limit,
    neededBytes: needed,
    used: sizeText(used),
    limit: sizeText(limit),
    needed: sizeText(needed),
  });
}

/** Tells the boss once when the store is nearly full, and once more when it is nearer; from anew when there was room again. */
export async function warnOfFill(scope: Scope, everybodys: number | undefined): Promise<void> {
  const first = await quotaOf(scope, everybodys);
  if (!first.limit) return;
  const used = await bytesUsed(scope);
  const percent = (used / first.limit) * 100;
  const reached = WARNINGS.find((warning) => percent >= warning) ?? 0;
  if (reached === first.warnedPercent) return;
  const { id, limit, warnedPercent } = await quotaOf(scope, everybodys, true);
  if (!limit || reached === warnedPercent) return;
  await scope.tx.fileQuota.updateMany({ where: { id }, data: { warnedPercent: reached } });
  if (reached < warnedPercent) return;
  await notify(scope, {
    to: await activeBosses(scope),
    kind: 'files_nearly_full',
    about: { type: 'Tenant', id: scope.principal.tenantId, contractId: null },
    facts: { percent: reached, usedBytes: used, limitBytes: limit },
  });
}

/** Bytes as people read them, the same in every language of the product. */
export function sizeText(bytes: number): string {
  const [unit, name] = bytes >= 1e9 ? [1e9, 'GB'] : bytes >= 1e6 ? [1e6, 'MB'] : [1e3, 'kB'];
  return `${(Math.ceil((bytes / unit) * 10) / 10).toFixed(1)} ${name}`;
}
