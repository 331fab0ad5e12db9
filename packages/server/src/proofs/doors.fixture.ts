import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TenantPool } from '@millwright/db';
import {
  createCallerFactory,
  type EdgeContext,
  type Principal,
  type Reason,
  type RequestToken,
  reasonOf,
} from '@millwright/platform';
import type { LiveBus, LiveMessage, LiveSignal } from '@millwright/platform/live';
import { createLocalStorage, storageSigningKey } from '@millwright/platform/storage';
import { testDatabase, testServices } from '@millwright/testkit';
import { TRPCError } from '@trpc/server';
import { afterAll } from 'vitest';
import { appRouter } from '../app-router.ts';
import { ApiTokens, PrincipalCache, Sessions } from '../modules/identity/index.ts';
import { portalRouter } from '../portal-router.ts';
import type { AppServices } from '../services.ts';
import type { Procedure } from './procedures.fixture.ts';

const ORIGINS = { staff: 'http://staff.test', portal: 'http://portal.test' };
const ROLLED_BACK = new Error('this was only a rehearsal');
const OPENED = new Error('the door let this through');

/** Carries live messages within this test file. */
function memoryBus(): LiveBus {
  const handlers = new Set<(signal: LiveSignal) => void>();
  return {
    publish: async (message) => {
      for (const handler of handlers) handler(message);
    },
    subscribe: (handler) => {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    close: async () => handlers.clear(),
  };
}

/** Lets every write happen as it would, announcements included, and then takes it back: the stage stays as it was. */
function rehearsing(pool: TenantPool): TenantPool {
  const write: TenantPool['write'] = async (context, run, last) => {
    let value: unknown;
    try {
      await pool.write(context, async (session) => {
        value = await run(session);
        for (const statement of last?.() ?? []) await session.execute(statement);
        throw ROLLED_BACK;
      });
    } catch (error) {
      if (error !== ROLLED_BACK) throw error;
    }
    return value as never;
  };
  return { read: pool.read.bind(pool), write, counts: pool.counts, end: async () => {} } as TenantPool;
}

/** Refuses to open: whoever gets here has passed the door. */
const opening = {
  read: async () => {
    throw OPENED;
  },
  write: async () => {
    throw OPENED;
  },
} as unknown as TenantPool;

/** How a call meets the database: for good, taken back at the end, or not at all. */
export type Mode = 'commit' | 'rehearse' | 'door';
type Stages = Record<Mode, AppServices>;

let made: Promise<Stages> | undefined;
const closings: (() => Promise<unknown>)[] = [];

async function make(): Promise<Stages> {
  const pool = new TenantPool({ connectionString: (await testDatabase()).appUrl, max: 5 });
  const directory = await mkdtemp(join(tmpdir(), 'millwright-proofs-'));
  const live = memoryBus();
  closings.push(
    () => pool.end(),
    () => rm(directory, { recursive: true, force: true }),
  );
  const storage = createLocalStorage({
    directory,
    baseUrl: `${ORIGINS.staff}/files/storage`,
    signingKey: storageSigningKey(randomBytes(32)),
  });
  const { published, converter } = await testServices();
  const on = (way: TenantPool): AppServices => ({
    pool: way,
    origins: ORIGINS,
    sessions: new Sessions(way, ORIGINS),
    tokens: new ApiTokens(way),
    principals: new PrincipalCache({ pool }),
    live,
    storage,
    published,
    converter,
  });
  return { commit: on(pool), rehearse: on(rehearsing(pool)), door: on(opening) };
}

/** The services of this test file, one bundle for each way of meeting its database. */
export function stageServices(): Promise<Stages> {
  made ??= make();
  return made;
}

afterAll(async () => {
  for (const close of closings.splice(0)) await close();
  made = undefined;
});

/** What came of a call. `fault` is an error nobody foresaw: on the wire an internal server error. */
export type Outcome =
  | { kind: 'answer'; data: unknown }
  | { kind: 'refusal'; reason: Reason }
  | { kind: 'fault'; error: unknown };

const staffCaller = createCallerFactory(appRouter);
const portalCaller = createCallerFactory(portalRouter);

export interface Visitor {
  principal: Principal;
  /** The cookie they came with, where a procedure asks whether the session is still open. */
  cookieHeader?: string;
  /** The token they came with, where it is a program. */
  token?: RequestToken;
  ip?: string;
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof TRPCError)) return { kind: 'fault', error };
  const reason = reasonOf(error, 'proof');
  return reason.kind === 'unexpected' ? { kind: 'fault', error: error.cause } : { kind: 'refusal', reason };
}

/** The procedure as this visitor would call it. */
async function doorOf(procedure: Procedure, visitor: Visitor, mode: Mode, signal?: AbortSignal) {
  const context: EdgeContext = {
    face: procedure.face,
    principal: visitor.principal,
    request: { requestId: 'proof', ip: visitor.ip ?? '127.0.0.1', device: 'proof' },
    services: (await stageServices())[mode],
    sessionHash: null,
    cookieHeader: visitor.cookieHeader,
    token: visitor.token,
    setHeader() {},
    signal,
  };
  // biome-ignore lint/suspicious/noExplicitAny: a procedure found by its path
  let node: any = procedure.face === 'staff' ? staffCaller(context) : portalCaller(context);
  for (const step of procedure.path.split('.')) node = node[step];
  return node as (input: unknown) => Promise<unknown>;
}

/** Calls any procedure as anybody. A subscription is left again at once. */
export async function call(
  procedure: Procedure,
  visitor: Visitor,
  input: unknown,
  mode: Mode = 'rehearse',
): Promise<Outcome> {
  try {
    const data = await (await doorOf(procedure, visitor, mode))(input);
    if (procedure.kind !== 'subscription') return { kind: 'answer', data };
    await (data as AsyncGenerator).return(undefined);
    return { kind: 'answer', data: [] };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** A session of the visitor's own, as signing in would open it. */
async function signedIn(procedure: Procedure, visitor: Visitor): Promise<Visitor> {
  const { principal } = visitor;
  if (principal.kind !== 'staff' && principal.kind !== 'customer') return visitor;
  const { tenantId, accountId } = principal;
  const { sessions } = (await stageServices()).commit;
  const cookie = await sessions.start(procedure.face, accountId, {
    tenantId,
    memberId: principal.kind === 'staff' ? principal.memberId : null,
    contactId: principal.kind === 'customer' ? principal.contactId : null,
    userAgent: 'proof',
    ip: '127.0.0.1',
  });
  return { ...visitor, cookieHeader: cookie.split(';')[0]! };
}

/** The first thing a subscription tells once these messages have come by. */
export async function listen(
  procedure: Procedure,
  visitor: Visitor,
  messages: readonly LiveMessage[],
): Promise<unknown> {
  const leaving = new AbortController();
  const listener = await signedIn(procedure, visitor);
  const open = await doorOf(procedure, listener, 'commit', leaving.signal);
  const stream = (await open(undefined)) as AsyncGenerator;
  const first = stream.next();
  // The stream subscribes when it is first asked; only then can it hear.
  await new Promise(setImmediate);
  const { live } = (await stageServices()).commit;
  for (const message of messages) await live.publish(message);
  const { value } = await first;
  leaving.abort();
  await stream.return(undefined);
  return value;
}

/** Whether the door lets this visitor through, whatever the desk would say. */
export async function passesDoor(procedure: Procedure, visitor: Visitor, input: unknown): Promise<boolean> {
  const outcome = await call(procedure, visitor, input, 'door');
  if (outcome.kind === 'answer') return true;
  if (outcome.kind === 'fault') {
    if (outcome.error === OPENED) return true;
    throw outcome.error;
  }
  return !['platform.forbidden', 'platform.sign_in_first'].includes(outcome.reason.code);
}
