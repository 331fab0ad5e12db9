import { openRead, type RequestInfo, type ScopeServices } from '@millwright/platform';
import { sql } from 'kysely';
import type { LiveChange, Tell } from './live.stream.ts';

/** What the portal's own views show of a contract and a task: the database holds them to the customer. */
interface Seen {
  contract: boolean;
  task: boolean;
  feedback: boolean;
  delivery: boolean;
}

/** Customers' people are told of their published contracts and of the tasks they see there; ids only. */
export function tellCustomer(services: ScopeServices, request: RequestInfo): Tell {
  return async (listener, event) => {
    if (listener.kind !== 'customer') return [];
    const contractId = event.type === 'Contract' ? event.id : event.contractId;
    if (!contractId) return [];
    const taskId = event.type === 'Task' ? event.id : null;
    const deliveryId = event.type === 'Delivery' ? event.id : null;
    const feedbackId = event.type === 'Feedback' ? event.id : null;
    const seen = await openRead(services, listener, request, async (scope) => {
      const { rows } = await sql<Seen>`
        select exists (select 1 from portal.contract c where c.id = ${contractId}::uuid) as contract,
               exists (select 1 from portal.task t where t.id = ${taskId}::uuid) as task,
               exists (select 1 from portal.feedback f where f.id = ${feedbackId}::uuid) as feedback,
               exists (select 1 from portal.delivery d where d.id = ${deliveryId}::uuid) as delivery`.execute(
        scope.sql,
      );
      return rows[0]!;
    });
    const contract: LiveChange = { type: 'Contract', id: contractId, verb: event.verb };
    // One that was taken back is gone from the portal: its customer has to hear it although they no longer see it.
    if (!seen.contract) {
      const withdrawn = event.type === 'Contract' && event.verb === 'unpublished';
      return withdrawn && event.customerId === listener.customerId ? [contract] : [];
    }
    // Feedback the firm keeps to itself, and what it notes about any, is not heard of at all.
    if (feedbackId)
      return seen.feedback && event.verb !== 'noted'
        ? [{ type: 'Feedback', id: feedbackId, verb: event.verb, contractId }]
        : [];
    // A delivery is heard of once it was handed over; what is decided about it inside stays there.
    if (deliveryId)
      return seen.delivery && event.verb !== 'override-changed'
        ? [{ type: 'Delivery', id: deliveryId, verb: event.verb, contractId }]
        : [];
    // An unseen task still moves the percent of its contract; what happened to it is not told.
    if (event.type !== 'Contract') contract.verb = 'progressed';
    return taskId && seen.task
      ? [contract, { type: 'Task', id: taskId, verb: event.verb, contractId }]
      : [contract];
  };
}
