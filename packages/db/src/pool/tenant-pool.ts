import pg from 'pg';
import { assertContext, type TenantContext } from './context.ts';
import type { Statement } from './pipeline.ts';
import { ReadSession, releaseAfterError, type Session, WriteSession } from './sessions.ts';

export interface TenantPoolOptions {
  connectionString: string;
  /** Most connections held at once. */
  max?: number;
  /** Named statements; switch off behind PgBouncer before 1.21. */
  prepared?: boolean;
  applicationName?: string;
  onError?: (error: Error) => void;
}

/** What a write scope hands over at its end: statements that must commit with it (announcements). */
export type LastStatements = () => readonly Statement[];

/**
 * Owns every connection of the application's login role. There is no way to a connection but through a context, and
 * each context travels with its own statements, so a connection never remembers whom it served last.
 */
export class TenantPool {
  private readonly pool: pg.Pool;
  private readonly prepared: boolean;

  constructor(options: TenantPoolOptions) {
    this.prepared = options.prepared ?? true;
    this.pool = new pg.Pool({
      connectionString: options.connectionString,
      max: options.max ?? 10,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 15_000,
      application_name: options.applicationName ?? 'millwright',
    });
    this.pool.on('error', (error) => options.onError?.(error));
  }

  /** Opens a read scope. Nothing is sent until the first statement. */
  async read<T>(context: TenantContext, run: (session: Session) => Promise<T>): Promise<T> {
    assertContext(context);
    const session = new ReadSession(this.pool, context, { prepared: this.prepared });
    try {
      return await run(session);
    } finally {
      session.close();
    }
  }

  /** Opens a write scope: commits when `run` resolves, rolls back when it throws. */
  async write<T>(
    context: TenantContext,
    run: (session: Session) => Promise<T>,
    last?: LastStatements,
  ): Promise<T> {
    assertContext(context);
    const client = await this.pool.connect();
    // The pool stops listening while a connection is out; without a listener a cut socket would end the process.
    const onCut = () => {};
    client.on('error', onCut);
    const session = new WriteSession(client, context, { prepared: this.prepared });
    let broken: unknown;
    try {
      const value = await run(session);
      await session.commit(last?.() ?? []);
      return value;
    } catch (error) {
      broken = error;
      await session.rollback().catch((rollbackError: unknown) => {
        broken = Object.assign(new Error('rollback failed'), { cause: rollbackError });
      });
      throw error;
    } finally {
      client.off('error', onCut);
      if (!broken) client.release();
      else if (broken instanceof Error && broken.message === 'rollback failed') client.release(broken);
      else if (isClean(client)) client.release();
      else releaseAfterError(client, broken);
    }
  }

  /** Connections open, idle and waited for: for metrics. */
  get counts(): { total: number; idle: number; waiting: number } {
    return { total: this.pool.totalCount, idle: this.pool.idleCount, waiting: this.pool.waitingCount };
  }

  async end(): Promise<void> {
    await this.pool.end();
  }
}

/** True when the server last said "idle, in no transaction": an application error does not cost a connection. */
function isClean(client: pg.PoolClient): boolean {
  const inner = client as unknown as {
    _txStatus?: string | null;
    _queryable?: boolean;
    readyForQuery?: boolean;
  };
  return inner._txStatus === 'I' && inner._queryable !== false;
}
