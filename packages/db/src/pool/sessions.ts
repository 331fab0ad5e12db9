import type pg from 'pg';
import { readOnlySettingsOf, settingsOf, settingsSql, type TenantContext } from './context.ts';
import { runPipeline, type Statement, type StatementResult } from './pipeline.ts';
import {
  type Reach,
  type ReachSettings,
  reachFor,
  tableSettings,
  tablesIn,
  WHOLE_FIRM,
  wholeSetting,
} from './reach.ts';
import { statementName } from './statement-names.ts';

/** Where statements of one scope run. Prisma and Kysely both sit on this. */
export interface Session {
  readonly context: TenantContext;
  readonly mode: 'read' | 'write';
  execute(statement: Statement): Promise<StatementResult>;
  /** The same session, for statements that must look past the person's own reach inside the firm. */
  beyondReach(): Session;
}

export interface SessionOptions {
  /** Off for poolers that cannot carry named statements (PgBouncer before 1.21). */
  prepared: boolean;
}

const named = (statement: Statement, prepared: boolean): Statement =>
  prepared
    ? { ...statement, name: statement.name ?? statementName(statement.text) }
    : { ...statement, name: undefined };

const settingStatement = ({ names, values }: ReachSettings): Statement => ({
  text: settingsSql(names),
  values,
  discard: true,
});

/** Whether a context reads less than the whole firm, so that there is something to look past. */
function isNarrow(context: TenantContext): context is TenantContext & { reach: Reach } {
  return context.reach !== undefined && !context.reach.whole.includes('*');
}

/**
 * A read session: each statement is its own transaction with its own settings (READ COMMITTED gives every statement
 * a snapshot of its own anyway), so no connection is held while the caller thinks.
 */
export class ReadSession implements Session {
  readonly mode = 'read';
  readonly context: TenantContext;
  private readonly pool: pg.Pool;
  private readonly options: SessionOptions;
  /** Shared by the sessions of one scope: they end together. */
  private readonly life: { over: boolean };
  constructor(pool: pg.Pool, context: TenantContext, options: SessionOptions, life = { over: false }) {
    this.pool = pool;
    this.context = context;
    this.options = options;
    this.life = life;
  }

  async execute(statement: Statement): Promise<StatementResult> {
    if (this.life.over)
      throw new Error('This read scope is closed; its statements must be awaited inside it.');
    const { prepared } = this.options;
    const reach = reachFor(statement.text, this.context.reach);
    const settings = named(readOnlySettingsOf(this.context, reach), prepared);
    const client = await this.pool.connect();
    let results: StatementResult[];
    try {
      results = await runPipeline(client, [settings, named(statement, prepared)]);
    } catch (error) {
      releaseAfterError(client, error);
      throw error;
    }
    client.release();
    return results[1]!;
  }

  beyondReach(): Session {
    if (!isNarrow(this.context)) return this;
    const wide = { ...this.context, reach: WHOLE_FIRM };
    return new ReadSession(this.pool, wide, this.options, this.life);
  }

  close(): void {
    this.life.over = true;
  }
}

/** A write session: one connection held exclusively. BEGIN and settings ride with the first statement, COMMIT with the last. */
export class WriteSession implements Session {
  readonly mode = 'write';
  private state: 'idle' | 'open' | 'closed' = 'idle';
  /** Tables whose ids have been sent: settings last until the transaction ends. */
  private readonly reached = new Set<string>();
  readonly context: TenantContext;
  private readonly client: pg.PoolClient;
  private readonly options: SessionOptions;
  constructor(client: pg.PoolClient, context: TenantContext, options: SessionOptions) {
    this.client = client;
    this.context = context;
    this.options = options;
  }

  private opening(): Statement[] {
    if (this.state === 'closed')
      throw new Error('This write scope is closed; its statements must be awaited inside it.');
    if (this.state === 'open') return [];
    this.state = 'open';
    const { prepared } = this.options;
    const { reach } = this.context;
    const settings = settingsOf(this.context, reach && wholeSetting(reach));
    return [named({ text: 'BEGIN' }, prepared), named(settings, prepared)];
  }

  /** The ids of what a statement is the first of its transaction to touch. */
  private reaching(text: string): Statement[] {
    const { reach } = this.context;
    if (!reach) return [];
    const tables = tablesIn(text, reach).filter((table) => !this.reached.has(table));
    for (const table of tables) this.reached.add(table);
    return tables.length === 0 ? [] : [settingStatement(tableSettings(reach, tables))];
  }

  execute(statement: Statement): Promise<StatementResult> {
    return this.inTurn(() => this.send(statement));
  }

  /** Sends a statement, with what must come right before and after it in the same write. */
  private async send(
    statement: Statement,
    before: readonly Statement[] = [],
    after: readonly Statement[] = [],
  ): Promise<StatementResult> {
    const { prepared } = this.options;
    const needed = [...this.reaching(statement.text), ...before];
    const first = [...this.opening(), ...needed.map((s) => named(s, prepared))];
    const last = after.map((s) => named(s, prepared));
    const results = await runPipeline(this.client, [...first, named(statement, prepared), ...last]);
    // What was set since the savepoint is gone with it.
    if (statement.text.startsWith('ROLLBACK TO')) this.reached.clear();
    return results[first.length]!;
  }

  beyondReach(): Session {
    const { context, mode } = this;
    if (!isNarrow(context)) return this;
    const widen = [settingStatement(wholeSetting(WHOLE_FIRM))];
    const narrow = [settingStatement(wholeSetting(context.reach))];
    const wide: Session = {
      context: { ...context, reach: WHOLE_FIRM },
      mode,
      // Where a nested transaction begins and ends is no question of reach, and must get through when one has failed.
      execute: (statement) =>
        this.inTurn(() =>
          /^(SAVEPOINT|RELEASE|ROLLBACK)/.test(statement.text)
            ? this.send(statement)
            : this.send(statement, widen, narrow),
        ),
      beyondReach: () => wide,
    };
    return wide;
  }

  private turn: Promise<unknown> = Promise.resolve();

  /** A connection does one thing at a time; callers that do several at once are served in the order they came. */
  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(run, run);
    this.turn = mine.catch(() => {});
    return mine;
  }

  /** Sends the last statements and COMMIT in one write. Throws if the database rolled back instead. */
  async commit(last: readonly Statement[] = []): Promise<void> {
    await this.turn;
    if (this.state === 'idle' && last.length === 0) {
      this.state = 'closed';
      return;
    }
    const { prepared } = this.options;
    const statements = [
      ...this.opening(),
      ...last.map((s) => named(s, prepared)),
      named({ text: 'COMMIT' }, prepared),
    ];
    const results = await runPipeline(this.client, statements);
    this.state = 'closed';
    // After a statement failed and was swallowed, COMMIT "succeeds" with the tag ROLLBACK: that is a lost write.
    if (results.at(-1)!.command !== 'COMMIT') {
      throw new Error(
        'The transaction was rolled back by the database because a statement in it had failed.',
      );
    }
  }

  async rollback(): Promise<void> {
    await this.turn;
    const wasOpen = this.state === 'open';
    this.state = 'closed';
    if (wasOpen) await runPipeline(this.client, [named({ text: 'ROLLBACK' }, this.options.prepared)]);
  }
}

/** A database error leaves the connection usable; anything else (socket, protocol) means it must not be used again. */
export function releaseAfterError(client: pg.PoolClient, error: unknown): void {
  const isServerError = typeof (error as { severity?: unknown })?.severity === 'string';
  const fatal = (error as { severity?: string })?.severity === 'FATAL';
  client.release(isServerError && !fatal ? undefined : (error as Error));
}
