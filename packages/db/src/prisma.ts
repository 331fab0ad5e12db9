import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from './generated/prisma/client.ts';
import type { Session } from './pool/index.ts';
import { statementName } from './pool/statement-names.ts';

/** The session a Prisma call under way belongs to. Nothing outside this file sees or sets it. */
const current = new AsyncLocalStorage<Session>();
let underWay = 0;

/**
 * Runs one Prisma call in a session. While no call is under way the storage is off, because as long as it is on Node
 * follows every promise of the process, and requests that do without Prisma would pay for that.
 */
function runIn<T>(session: Session, call: () => PromiseLike<T>): Promise<T> {
  underWay += 1;
  const answer = current.run(
    session,
    () => new Promise<T>((resolve, reject) => call().then(resolve, reject)),
  );
  return answer.finally(() => {
    underWay -= 1;
    if (underWay === 0) current.disable();
  });
}

/** A Prisma call bound to its session: like Prisma's own it starts when awaited, and in that session whoever awaits it. */
class BoundCall<T> implements Promise<T> {
  readonly [Symbol.toStringTag] = 'PrismaPromise';
  private running: Promise<T> | undefined;
  private readonly session: Session;
  private readonly call: () => PromiseLike<T>;
  constructor(session: Session, call: () => PromiseLike<T>) {
    this.session = session;
    this.call = call;
  }
  private run(): Promise<T> {
    this.running ??= runIn(this.session, this.call);
    return this.running;
  }
  // biome-ignore lint/suspicious/noThenProperty: it stands in for a promise that starts when awaited
  then<A = T, B = never>(
    resolved?: ((value: T) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.run().then(resolved, rejected);
  }
  catch<B = never>(rejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.run().catch(rejected);
  }
  finally(settled?: (() => void) | null): Promise<T> {
    return this.run().finally(settled);
  }
}

function sessionOrThrow(): Session {
  const session = current.getStore();
  if (!session) throw new Error('Prisma was used outside a scope: no tenant is set, so nothing was sent.');
  return session;
}

interface PrismaStatement {
  text: string;
  values?: unknown[];
  name?: string;
  rowMode?: 'array';
  types?: { getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown };
}

/** Prisma opens a transaction for nested writes; inside a scope that becomes a savepoint of the scope's own. */
const SAVEPOINTS: Record<string, string> = {
  BEGIN: 'SAVEPOINT nested',
  COMMIT: 'RELEASE SAVEPOINT nested',
  ROLLBACK: 'ROLLBACK TO SAVEPOINT nested',
};

/** Looks like a pool to Prisma's adapter, opens no connection, and sends each statement to the caller's session. */
class ScopedPool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: the signature of pg's overloads
  override query(config: any): any {
    return sessionOrThrow().execute(config as PrismaStatement);
  }
  // biome-ignore lint/suspicious/noExplicitAny: the signature of pg's overloads
  override async connect(): Promise<any> {
    const session = sessionOrThrow();
    return {
      query: (config: PrismaStatement) => {
        const text = SAVEPOINTS[config.text];
        if (!text) return session.execute(config);
        if (session.mode === 'read') return Promise.resolve({ rows: [], fields: [], rowCount: 0 });
        return session.execute({ ...config, text, name: undefined });
      },
      on() {},
      removeListener() {},
      release() {},
    };
  }
}

type Where = Record<string, unknown>;

/** `{ tenantId_id: { tenantId, id } }` to `{ tenantId, id }`: findFirst knows no compound names. */
function flattenUnique(where: Where): Where {
  const flat: Where = {};
  for (const [key, value] of Object.entries(where)) {
    const compound =
      key.includes('_') && value !== null && typeof value === 'object' && !Array.isArray(value);
    if (compound) Object.assign(flat, value as Where);
    else flat[key] = value;
  }
  return flat;
}

function createClient() {
  const pool = new ScopedPool();
  const adapter = new PrismaPg(pool, {
    // Past the limit a statement goes unnamed: the adapter passes undefined on, though its type does not say so.
    statementNameGenerator: (query) => statementName(query.sql) as string,
  });
  const base = new PrismaClient({ adapter });
  const modelOf = (name: string) =>
    (base as unknown as Record<string, Record<string, (args: unknown) => Promise<unknown>>>)[
      name.charAt(0).toLowerCase() + name.slice(1)
    ]!;
  return base.$extends({
    query: {
      $allModels: {
        // Prisma's loader merges findUnique calls of one tick, from different requests, into one query that runs in
        // the first caller's session: rows would cross firms. findFirst is never merged.
        findUnique: ({ model, args }) =>
          modelOf(model).findFirst!({ ...args, where: flattenUnique(args.where as Where) }) as never,
        findUniqueOrThrow: ({ model, args }) =>
          modelOf(model).findFirstOrThrow!({ ...args, where: flattenUnique(args.where as Where) }) as never,
      },
    },
  });
}

type Client = ReturnType<typeof createClient>;
/** Prisma inside a scope: models only. Transactions belong to the scope, raw SQL to Kysely. */
export type Tx = Omit<Client, `$${string}`>;

let client: Client | undefined;

type Method = (...args: unknown[]) => PromiseLike<unknown>;

/** A model whose calls belong to a session. */
function boundModel(model: object, session: Session): object {
  return new Proxy(model, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => new BoundCall(session, () => (member as Method).apply(target, args));
    },
  });
}

/**
 * Prisma for one session. The process has one client; every call names the session it belongs to, so there is no ambient
 * firm that a call could pick up by mistake.
 */
export function prismaFor(session: Session): Tx {
  client ??= createClient();
  return new Proxy(client, {
    get(target, name) {
      // Its own transactions and raw SQL would leave the session.
      if (typeof name === 'string' && name.startsWith('$')) return undefined;
      const member: unknown = Reflect.get(target, name);
      return member !== null && typeof member === 'object' ? boundModel(member, session) : member;
    },
  });
}

export { Prisma };
