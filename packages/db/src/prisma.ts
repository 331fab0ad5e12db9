import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from './generated/prisma/client.ts';
import type { Session } from './pool/index.ts';
import { statementName } from './pool/statement-names.ts';

/** The session the current asynchronous call belongs to. Only this file reads it; business code gets a scope. */
const current = new AsyncLocalStorage<Session>();

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

/** The one Prisma client of the process; each of its statements runs in the caller's session. */
export function prismaClient(): Tx {
  client ??= createClient();
  return client;
}

/** Runs a function whose Prisma calls belong to a session. Sessions do not nest: one scope, one transaction. */
export function withPrismaSession<T>(session: Session, run: () => Promise<T>): Promise<T> {
  if (current.getStore())
    throw new Error('A scope was opened inside another scope; pass the outer scope on instead.');
  // Prisma's promises start when they are awaited, so that has to happen in here.
  return current.run(session, async () => await run());
}

/** Leaves the current session, for work that must open a scope of its own (a job started from a request). */
export function outsideSession<T>(run: () => T): T {
  return current.exit(run);
}

export { Prisma };
