import { createCallerFactory, type EdgeContext, type EventDefinition } from '@millwright/platform';
import { appRouter, portalRouter } from '@millwright/server';
import { type Person, testServices } from './firm.ts';

const staffCaller = createCallerFactory(appRouter);
const portalCaller = createCallerFactory(portalRouter);

async function contextOf(person: Person | null, face: 'staff' | 'portal'): Promise<EdgeContext> {
  return {
    face,
    principal: person ? await person.load() : { kind: 'anonymous' },
    request: { requestId: 'test', ip: '127.0.0.1', device: 'test' },
    services: await testServices(),
    sessionHash: null,
    setHeader() {},
  };
}

type Caller<C> = C;
// biome-ignore lint/suspicious/noExplicitAny: a procedure tree of any shape
type Tree = any;

/** Loads the principal anew for each call, as a request would after its caches were dropped. */
function lazily(make: () => Promise<Tree>, path: string[] = []): Tree {
  return new Proxy(() => {}, {
    get: (_target, key) =>
      key === 'then' && path.length === 0 ? undefined : lazily(make, [...path, String(key)]),
    apply: async (_target, _self, args) => {
      const caller = await make();
      return path.reduce((node, key) => node[key], caller)(...args);
    },
  });
}

/** Calls the staff API as somebody: `as(firm.boss).contracts.get({ … })`. */
export function as(person: Person): Caller<ReturnType<typeof staffCaller>> {
  return lazily(async () => staffCaller(await contextOf(person, 'staff')));
}

/** Calls the portal's API as a customer's contact. */
export function asCustomer(contact: Person): Caller<ReturnType<typeof portalCaller>> {
  return lazily(async () => portalCaller(await contextOf(contact, 'portal')));
}

/** Calls the staff API without being signed in. */
export function asNobody(): Caller<ReturnType<typeof staffCaller>> {
  return lazily(async () => staffCaller(await contextOf(null, 'staff')));
}

/** A matcher for refusals: `await expect(call).rejects.toMatchObject(refusal('not_found', 'contracts.not_found'))`. */
export function refusal(kind: 'not_found' | 'forbidden' | 'conflict' | 'invalid', code?: string) {
  return { cause: { kind, ...(code ? { code } : {}) } };
}

/** An announcement to look for: `expect(await firm.announcements()).toContainEqual(said(contractSigned, { contractId }))`. */
export function said<P>(event: EventDefinition<P>, payload: P) {
  return { name: event.name, payload };
}
