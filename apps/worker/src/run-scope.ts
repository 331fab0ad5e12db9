import { newId } from '@millwright/db';
import { openRead, openWrite, type ScopeServices, type SystemPrincipal } from '@millwright/platform';
import type { RunScope } from '@millwright/platform/jobs';
import { currentTenant } from '@millwright/server';

/**
 * Opens the firm's scope for one attempt of a job. What subscribers do is recorded in the same transaction as their
 * doing it, so an announcement delivered twice is acted on once.
 */
export function scopeRunner(services: ScopeServices): RunScope {
  return async (context, work) => {
    const product: SystemPrincipal = {
      kind: 'system',
      tenantId: context.tenantId,
      actorId: context.actorId,
      timeZone: 'UTC',
    };
    const request = { requestId: context.requestId, ip: null, device: `job:${context.name}` };
    // A job's "today" is the firm's own, as a person's is.
    const { timeZone } = await openRead(services, product, request, currentTenant);
    const principal = { ...product, timeZone };
    await openWrite(services, principal, request, async (scope) => {
      if (context.event) {
        const first = await scope.sql
          .insertInto('handled_event')
          .values({ id: newId(), event_id: context.event.id, subscriber: context.event.subscriber })
          .onConflict((c) => c.columns(['tenant_id', 'event_id', 'subscriber']).doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!first) return;
      }
      await work(scope);
    });
  };
}
