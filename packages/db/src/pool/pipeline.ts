import pg from 'pg';

/** One statement of the extended protocol. `name` makes it a prepared statement of the connection. */
export interface Statement {
  text: string;
  values?: readonly unknown[];
  name?: string | undefined;
  rowMode?: 'array' | undefined;
  types?: { getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown } | undefined;
}

export interface StatementResult {
  // biome-ignore lint/suspicious/noExplicitAny: rows are shaped by the query that asked for them
  rows: any[];
  rowCount: number | null;
  command: string;
  fields: { name: string; dataTypeID: number }[];
}

/** What this file leans on inside `pg` (pinned; the isolation storm test would notice a change). */
interface Connection {
  stream: { cork(): void; uncork(): void };
  parsedStatements: Record<string, string>;
  parse(query: { text: string; name?: string }): void;
  bind(config: {
    statement?: string;
    values: readonly unknown[];
    valueMapper: (v: unknown) => unknown;
  }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(config: Record<string, never>): void;
  sync(): void;
  on(event: 'parseComplete', listener: () => void): void;
}
interface PipelineClient {
  _getActiveQuery(): unknown;
  connection: Connection;
}
type ResultBuilder = StatementResult & {
  addFields(fields: unknown[]): void;
  parseRow(fields: unknown[]): unknown;
  addRow(row: unknown): void;
  addCommandComplete(message: { text: string }): void;
};
const Result = (pg as unknown as { Result: new (rowMode?: string, types?: unknown) => ResultBuilder }).Result;
const prepareValue = (pg as unknown as { utils?: { prepareValue?: (v: unknown) => unknown } }).utils
  ?.prepareValue;

/**
 * Several statements sent under one Sync. In PostgreSQL's extended protocol everything up to a Sync outside BEGIN is one
 * implicit transaction (documentation, "Extended Query: Pipelining"), so settings and query travel together:
 * one write, one round trip, and the settings vanish with the transaction.
 */
class Pipeline {
  private readonly results: ResultBuilder[];
  private readonly parsing: string[] = [];
  private current = 0;
  private failed: unknown;
  private readonly statements: readonly Statement[];
  private readonly settle: (error: unknown, results?: StatementResult[]) => void;

  constructor(
    statements: readonly Statement[],
    settle: (error: unknown, results?: StatementResult[]) => void,
  ) {
    this.statements = statements;
    this.settle = settle;
    this.results = statements.map((s) => new Result(s.rowMode, s.types));
  }

  submit(connection: Connection): null {
    connection.stream.cork();
    try {
      for (const statement of this.statements) this.send(connection, statement);
    } catch (error) {
      // A value that cannot be serialised: what was already written is completed by the Sync and discarded.
      this.failed = error;
    } finally {
      connection.sync();
      connection.stream.uncork();
    }
    return null;
  }

  private send(connection: Connection, { text, values = [], name }: Statement): void {
    const statement = name ?? '';
    const prepared = values.map((v) => (prepareValue ? prepareValue(v) : v));
    // The same statement may stand in one pipeline twice; its Parse goes out once.
    const known = connection.parsedStatements[statement] !== undefined || this.texts.has(statement);
    if (!statement || !known) {
      connection.parse({ text, name: statement });
      this.parsing.push(statement);
      if (statement) this.texts.set(statement, text);
    }
    connection.bind({ statement, values: prepared, valueMapper: (v) => v });
    connection.describe({ type: 'P', name: '' });
    connection.execute({});
  }
  private readonly texts = new Map<string, string>();

  /** Called once for each Parse the server has accepted, in the order they were sent. */
  parsed(connection: Connection): void {
    const name = this.parsing.shift();
    if (name) connection.parsedStatements[name] = this.texts.get(name)!;
  }
  handleRowDescription(message: { fields: unknown[] }): void {
    this.results[this.current]!.addFields(message.fields);
  }
  handleDataRow(message: { fields: unknown[] }): void {
    if (this.failed) return;
    const result = this.results[this.current]!;
    try {
      result.addRow(result.parseRow(message.fields));
    } catch (error) {
      this.failed = error;
    }
  }
  handleCommandComplete(message: { text: string }): void {
    this.results[this.current]!.addCommandComplete(message);
    this.current += 1;
  }
  handleEmptyQuery(): void {
    this.current += 1;
  }
  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
  handleError(error: unknown): void {
    this.settle(error);
  }
  handleReadyForQuery(): void {
    if (this.failed) this.settle(this.failed);
    else this.settle(null, this.results);
  }
}

const watched = new WeakSet<Connection>();

/** Runs statements under one Sync on a connection held by the caller; answers one result for each. */
export function runPipeline(
  client: pg.PoolClient,
  statements: readonly Statement[],
): Promise<StatementResult[]> {
  const inner = client as unknown as PipelineClient;
  if (!watched.has(inner.connection)) {
    watched.add(inner.connection);
    inner.connection.on('parseComplete', () => {
      const active = inner._getActiveQuery();
      if (active instanceof Pipeline) active.parsed(inner.connection);
    });
  }
  return new Promise((resolve, reject) => {
    const pipeline = new Pipeline(statements, (error, results) =>
      error ? reject(error) : resolve(results!),
    );
    client.query(pipeline as never);
  });
}
