import { openRead, type RequestInfo, type ScopeServices } from '@millwright/platform';
import { sql } from 'kysely';
import type { LiveChange, Tell } from './live.stream.ts';

/** What the portal's own views show of a contract and a task: the database holds them to the customer. */
interface Seen {
  contract: boolean;
  task: boolean;
}

/** Verbs after which a contract is gone from the portal: its viewers have to hear it although they no longer see it. */
const WITHDRAWN: readonly string[] = ['unpublished', 'deleted'];

/** Customers' people are told of their published contracts and of the tasks they see there; ids only. */
export function tellCustomer(services: ScopeServices, request: RequestInfo): Tell {
  return async (listener, event) => {
    if (listener.kind !== 'customer') return [];
    const contractId = event.type === 'Contract' ? event.id : event.contractId;
    if (!contractId) return [];
    const taskId = event.type === 'Task' ? event.id : null;
    const seen = await openRead(services, listener, request, async (scope) => {
      const { rows } = await sql<Seen>`
        select exists (select 1 from portal.contract c where c.id = ${contractId}::uuid) as contract,
               exists (select 1 from portal.task t where t.id = ${taskId}::uuid) as task`.execute(scope.sql);
      return rows[0]!;
    });
    const contract: LiveChange = { type: 'Contract', id: contractId, verb: event.verb };
    if (!seen.contract) {
      const gone = event.type === 'Contract' && WITHDRAWN.includes(event.verb);
      return gone && (await wasShownTo(services, listener, event)) ? [contract] : [];
    }
    // An unseen task still moves the percent of its contract; what happened to it is not told.
    if (event.type !== 'Contract') contract.verb = 'progressed';
    return taskId && seen.task
      ? [contract, { type: 'Task', id: taskId, verb: event.verb, contractId }]
      : [contract];
  };
}

/** Whether a contract the portal no longer shows was shown to this customer until now. */
function wasShownTo(
  services: ScopeServices,
  listener: { tenantId: string; customerId: string },
  event: { id: string; verb: string },
): Promise<boolean> {
  const product = { kind: 'system', tenantId: listener.tenantId, timeZone: 'UTC' } as const;
  return openRead(services, product, { requestId: 'live', ip: null }, async (scope) => {
    const found = await scope.sql
      .selectFrom('contract as c')
      .where('c.id', '=', event.id)
      .where('c.customer_id', '=', listener.customerId)
      .select('c.published_at as publishedAt')
      .executeTakeFirst();
    return found !== undefined && (event.verb === 'unpublished' || found.publishedAt !== null);
  });
}
