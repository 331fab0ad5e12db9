import { allTenants, openRead, product } from '@millwright/platform';
import { type SystemJobDefinition, systemJob } from '@millwright/platform/jobs';
import { makePreview, type PreviewServices } from './make-preview.ts';

const JOB = 'files.make-missing-previews';
const MINUTE = 60_000;
/** Most that one run makes of a firm, so that all firms have their turn. */
const AT_ONCE = 50;

/** Makes previews that are not there: of versions older than previews are, of those whose job was lost, and of those that waited for a tool. */
export async function makeMissingPreviews(
  services: PreviewServices,
  now: number,
  signal: AbortSignal,
  onFailure: (error: unknown, versionId: string) => void = () => {},
): Promise<number> {
  const { isolation, hasOffice } = services.converter;
  const answered = [
    ...(isolation === 'missing' ? [] : ['sandbox_missing']),
    ...(hasOffice && isolation !== 'missing' ? ['office_missing'] : []),
  ];
  let made = 0;
  for (const tenantId of await allTenants(services)) {
    const missing = await openRead(
      services,
      product(tenantId),
      { requestId: JOB, ip: null, device: `job:${JOB}` },
      ({ sql }) =>
        sql
          .selectFrom('file_version as v')
          .leftJoin('file_preview as p', (join) =>
            join.onRef('p.version_id', '=', 'v.id').onRef('p.tenant_id', '=', 'v.tenant_id'),
          )
          .where('v.state', '=', 'good')
          // A version that has just arrived has a job of its own.
          .where('v.checked_at', '<', new Date(now - 10 * MINUTE) as never)
          .where((where) =>
            where.or([
              where('p.id', 'is', null),
              ...(answered.length > 0
                ? [where.and([where('p.state', '=', 'waiting'), where('p.reason', 'in', answered)])]
                : []),
            ]),
          )
          .select('v.id')
          .orderBy('v.id', 'desc')
          .limit(AT_ONCE)
          .execute(),
    );
    for (const { id } of missing) {
      if (signal.aborted) return made;
      // One that fails stays missing and leaves the others their turn.
      await makePreview(services, tenantId, id, signal).then(
        () => {
          made += 1;
        },
        (error: unknown) => onFailure(error, id),
      );
    }
  }
  return made;
}

/** The job that looks for missing previews. */
export function missingPreviews(services: PreviewServices): SystemJobDefinition {
  return systemJob(JOB, {
    every: 10 * MINUTE,
    run: async ({ log, signal }) => {
      const made = await makeMissingPreviews(services, Date.now(), signal, (err, versionId) =>
        log.warn({ err, versionId }, 'a missing preview could not be made'),
      );
      if (made > 0) log.info({ made }, 'missing previews were made');
    },
  });
}
