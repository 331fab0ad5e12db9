import { newId } from '@millwright/db';
import { conflict, invalid, notFound, principalChanged, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { dutiesChanged } from '../org.events.ts';
import type { KnownDuty } from '../org.schemas.ts';
import { type CreateDuty, type DutyVersion, MAX_DUTIES, type UpdateDuty } from './duties.schemas.ts';

export interface DutyRow {
  id: string;
  version: number;
  /** What stands with a person. */
  code: string;
  name: string;
  nameEn: string | null;
  /** Which of the duties rules ask about it is; null for one that gives no rights. */
  means: KnownDuty | null;
}

const duties = (scope: Scope) =>
  scope.sql
    .selectFrom('duty as y')
    .select(['y.id', 'y.version', 'y.code', 'y.name', 'y.name_en as nameEn', 'y.deleted_at as deletedAt'])
    .select(sql<KnownDuty | null>`y.means`.as('means'));

/** The duties a firm tells apart, in its order. */
export async function listDuties(scope: Scope): Promise<DutyRow[]> {
  const rows = await duties(scope)
    .where('y.deleted_at', 'is', null)
    .orderBy('y.sort_order')
    .orderBy('y.id')
    .execute();
  return rows.map(({ deletedAt: _, ...row }) => row);
}

/** Refuses duties the firm does not know; those a person has already stay, also when they are offered no longer. */
export async function requireDuties(
  scope: Scope,
  wanted: readonly string[] | undefined,
  had: readonly string[] = [],
): Promise<void> {
  const added = (wanted ?? []).filter((code) => !had.includes(code));
  if (added.length === 0) return;
  const offered = new Set((await listDuties(scope)).map(({ code }) => code));
  if (!added.every((code) => offered.has(code)))
    throw invalid('org.duty_unknown', {}, [{ path: 'duties', code: 'org.duty_unknown' }]);
}

/** Adds a duty under the firm's own name, and says which of the product's it is, if any. */
export async function createDuty(scope: Scope, input: CreateDuty): Promise<DutyRow[]> {
  scope.require('edit', 'Duty');
  const offered = await listDuties(scope);
  if (offered.length >= MAX_DUTIES) throw conflict('org.too_many_duties', { most: MAX_DUTIES });
  requireNameFree(offered, input.name);
  const id = newId();
  const data = { ...input, id, code: id, nameEn: input.nameEn || null, sortOrder: offered.length + 1 };
  await scope.tx.duty.create({ data });
  return changed(scope, id);
}

/** Renames a duty, or maps it to another of the product's. Whoever carries it has the other rights with their next request. */
export async function updateDuty(scope: Scope, input: UpdateDuty): Promise<DutyRow[]> {
  const { dutyId, version, ...changes } = input;
  const duty = await offeredDuty(scope, dutyId);
  requireNameFree(await listDuties(scope), changes.name, dutyId);
  await scope.save('duty', duty, version, { ...changes, nameEn: changes.nameEn || null });
  if (changes.means !== duty.means) await announceHolders(scope, duty.code);
  return changed(scope, dutyId);
}

/** Offers a duty no longer. Whoever carries it keeps it, and what it means. */
export async function removeDuty(scope: Scope, input: DutyVersion): Promise<DutyRow[]> {
  const duty = await offeredDuty(scope, input.dutyId);
  await scope.save('duty', duty, input.version, { deletedAt: scope.now() });
  return changed(scope, duty.id);
}

/** Offers it again. */
export async function restoreDuty(scope: Scope, { dutyId }: { dutyId: string }): Promise<DutyRow[]> {
  const { deletedAt, ...duty } = await findDuty(scope, dutyId);
  scope.require('edit', 'Duty');
  if (deletedAt === null) throw conflict('org.duty_not_removed', { name: duty.name });
  requireNameFree(await listDuties(scope), duty.name);
  await scope.save('duty', duty, duty.version, { deletedAt: null });
  return changed(scope, dutyId);
}

async function findDuty(scope: Scope, dutyId: string) {
  const duty = await duties(scope).where('y.id', '=', dutyId).executeTakeFirst();
  if (!duty) throw notFound('org.duty_not_found');
  return duty;
}

async function offeredDuty(scope: Scope, dutyId: string): Promise<DutyRow> {
  const { deletedAt, ...duty } = await findDuty(scope, dutyId);
  scope.require('edit', 'Duty');
  if (deletedAt !== null) throw conflict('org.duty_removed', { name: duty.name });
  return duty;
}

async function announceHolders(scope: Scope, code: string): Promise<void> {
  const holders = await scope.sql
    .selectFrom('member')
    .where(sql<boolean>`duties @> array[${code}]`)
    .select('id')
    .execute();
  const memberIds = holders.map(({ id }) => id);
  if (memberIds.length > 0) await scope.announce(principalChanged, { memberIds, contactIds: [] });
}

async function changed(scope: Scope, dutyId: string): Promise<DutyRow[]> {
  await scope.announce(dutiesChanged, { dutyId });
  return listDuties(scope);
}

function requireNameFree(offered: readonly DutyRow[], name: string, exceptId?: string): void {
  const same = (one: string) => one.trim().toLowerCase();
  if (offered.some((duty) => duty.id !== exceptId && same(duty.name) === same(name)))
    throw conflict('org.duty_name_taken', { name });
}
