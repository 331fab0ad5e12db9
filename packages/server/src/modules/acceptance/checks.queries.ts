import { notFound, type Scope } from '@millwright/platform';
import { type PersonRef, people } from './people.queries.ts';
import { type CheckRecord, checksOf } from './rounds.records.ts';
import { limitsOf, plainDecimal } from './tolerance.schemas.ts';

/** One question of a round as pages show it. */
export interface CheckRow extends Omit<CheckRecord, 'recordedBy' | 'evidenceCount'> {
  /** The least and the most a measured value may be. */
  least: string | null;
  most: string | null;
  recordedBy: PersonRef | null;
  /** Files that show it, as far as the viewer may see them; how many there are besides is in `evidenceCount`. */
  evidence: { fileId: string; name: string; versionId: string }[];
  evidenceCount: number;
}

const decimalOrNull = (value: string | null): string | null => (value === null ? null : plainDecimal(value));

async function evidenceOf(scope: Scope, roundId: string) {
  return scope.sql
    .selectFrom('acceptance_evidence as e')
    .innerJoin('file_asset as f', (join) =>
      join.onRef('f.id', '=', 'e.file_id').onRef('f.tenant_id', '=', 'e.tenant_id'),
    )
    .innerJoin('file_version as v', (join) =>
      join
        .onRef('v.tenant_id', '=', 'f.tenant_id')
        .onRef('v.file_id', '=', 'f.id')
        .onRef('v.number', '=', 'f.last_version_no'),
    )
    .where('e.round_id', '=', roundId)
    .where('f.deleted_at', 'is', null)
    .where(scope.where('read', 'FileAsset', 'f') as never)
    .select(['e.check_id as checkId', 'f.id as fileId', 'f.name', 'v.id as versionId'])
    .orderBy('e.id')
    .execute();
}

/** Questions with what was found, by whom, and the files that show it as far as the viewer may see them. */
export async function presentChecks(
  scope: Scope,
  records: readonly CheckRecord[],
  roundId: string,
): Promise<CheckRow[]> {
  const names = await people(
    scope,
    records.map(({ recordedBy }) => recordedBy),
  );
  const files = await evidenceOf(scope, roundId);
  return records.map((check) => {
    const nominal = decimalOrNull(check.nominal);
    const lowerDeviation = decimalOrNull(check.lowerDeviation);
    const upperDeviation = decimalOrNull(check.upperDeviation);
    const limits =
      nominal === null ? { least: null, most: null } : limitsOf({ nominal, lowerDeviation, upperDeviation });
    return {
      ...check,
      nominal,
      lowerDeviation,
      upperDeviation,
      ...limits,
      measured: decimalOrNull(check.measured),
      recordedBy: check.recordedBy ? (names.get(check.recordedBy) ?? null) : null,
      evidence: files
        .filter(({ checkId }) => checkId === check.id)
        .map(({ fileId, name, versionId }) => ({ fileId, name, versionId })),
    };
  });
}

/** One question as it is now, for whoever has just answered it. */
export async function getCheck(scope: Scope, checkId: string): Promise<CheckRow> {
  const found = await scope.sql
    .selectFrom('acceptance_check')
    .where('id', '=', checkId)
    .select('round_id as roundId')
    .executeTakeFirst();
  if (!found) throw notFound('acceptance.check_not_found');
  const records = (await checksOf(scope, found.roundId)).filter(({ id }) => id === checkId);
  return (await presentChecks(scope, records, found.roundId))[0]!;
}
