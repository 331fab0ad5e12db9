import { allTenants, openRead, product } from '@millwright/platform';
import { type SystemJobDefinition, systemJob } from '@millwright/platform/jobs';
import { deliverPublication, type PublishingServices } from './deliver-publication.ts';

const JOB = 'files.deliver-waiting';
const MINUTE = 60_000;

/** Brings to customers what still waits although its own job is over: the store was away, or a tool was missing. */
export async function deliverWaiting(
  services: PublishingServices,
  now: number,
  signal: AbortSignal,
  onFailure: (error: unknown, publicationId: string) => void = () => {},
): Promise<number> {
  let delivered = 0;
  for (const tenantId of await allTenants(services)) {
    const waiting = await openRead(
      services,
      product(tenantId),
      { requestId: JOB, ip: null, device: `job:${JOB}` },
      ({ sql }) =>
        sql
          .selectFrom('file_publication as p')
          .where('p.state', '=', 'preparing')
          .where('p.ended_at', 'is', null)
          .where('p.created_at', '<', new Date(now - 10 * MINUTE) as never)
          .select('p.id')
          .orderBy('p.id')
          .limit(50)
          .execute(),
    );
    for (const { id } of waiting) {
      if (signal.aborted) return delivered;
      await deliverPublication(services, tenantId, id, signal).then(
        () => {
          delivered += 1;
        },
        (error: unknown) => onFailure(error, id),
      );
    }
  }
  return delivered;
}

/** The job that looks for them. */
export function waitingPublications(services: PublishingServices): SystemJobDefinition {
  return systemJob(JOB, {
    every: 10 * MINUTE,
    run: async ({ log, signal }) => {
      const delivered = await deliverWaiting(services, Date.now(), signal, (err, publicationId) =>
        log.warn({ err, publicationId }, 'a document could not be brought to the customer yet'),
      );
      if (delivered > 0) log.info({ delivered }, 'documents that waited were brought to customers');
    },
  });
}
