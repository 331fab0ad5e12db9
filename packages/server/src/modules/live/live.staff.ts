import {
  abilityOf,
  allPermissions,
  mayReadSubject,
  openRead,
  type RequestInfo,
  type ScopeServices,
  type StaffPrincipal,
} from '@millwright/platform';
import type { ChangedSignal, Listener, LiveChange, Tell } from './live.stream.ts';

/** Questions of one principal object, so that several windows of a person ask once about an event. */
const asked = new WeakMap<Listener, Map<string, Promise<boolean>>>();
const MOST_REMEMBERED = 200;

/** Who reads every record of a kind needs no look at this one. */
function readsAll(principal: StaffPrincipal, type: string): boolean {
  const declared = allPermissions().some(
    ({ subject, actions }) => subject === type && actions.includes('read'),
  );
  if (!declared) return false;
  return abilityOf(principal)
    .conditionsFor('read', type)
    .some((conditions) => Object.keys(conditions).length === 0);
}

function mayRead(
  services: ScopeServices,
  request: RequestInfo,
  principal: StaffPrincipal,
  event: ChangedSignal,
): Promise<boolean> {
  if (readsAll(principal, event.type)) return Promise.resolve(true);
  const known = asked.get(principal) ?? new Map<string, Promise<boolean>>();
  asked.set(principal, known);
  const key = `${event.type} ${event.id} ${event.verb} ${event.at}`;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const answer = openRead(services, principal, request, (scope) =>
    mayReadSubject(scope, event.type, event.id),
  );
  known.set(key, answer);
  return answer;
}

/** Staff are told of what they may read. */
export function tellStaff(services: ScopeServices, request: RequestInfo): Tell {
  return async (listener, event) => {
    if (listener.kind !== 'staff' || !(await mayRead(services, request, listener, event))) return [];
    const { type, id, verb, contractId } = event;
    return [{ type, id, verb, ...(contractId ? { contractId } : {}) } satisfies LiveChange];
  };
}
