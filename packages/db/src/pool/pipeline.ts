import pg from 'pg';

/** One statement of the extended protocol. `name` makes it a prepared statement of the connection. */
export interface Statement {
  text: string;
  values?: readonly unknown[];
  name?: string | undefined;
  rowMode?: 'array' | undefined;
  types?: { getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown } | undefined;
  /** Run for its effect: rows it answers are not looked at. */
  discard?: boolean;
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
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
  addFields(fields: unknown[]): void;
  parseRow(fields: unknown[]): unknown;
  addRow(row: unknown): void;
  addCommandComplete(message: { text: string }): void;
};
const Result = (pg as unknown as { Result: new (rowMode?: string, types?: unknown) => ResultBuilder }).Result;
const prepareValue = (pg as unknown as { utils?: { prepareValue?: (v: unknown) => unknown } }).utils
  ?.prepareValue;

/**
 * What the rows of a prepared statement look like. PostgreSQL holds a prepared statement to the columns it had when it was
 * prepared, so a connection needs to hear of them once.
 */
interface Shape {
  fields: StatementResult['fields'];
  parsers: unknown;
  empty: unknown;
  types: unknown;
  rowMode: unknown;
}
const shapesOf = new WeakMap<Connection, Map<string, Shape>>();

/**
 * Several statements sent under one Sync. In PostgreSQL's extended protocol everything up to a Sync outside BEGIN is one
 * implicit transaction (documentation, "Extended Query: Pipelining"), so settings and query travel together:
 * one write, one round trip, and the settings vanish with the transaction.
 */
class Pipeline {
  private readonly results: ResultBuilder[];
  private readonly parsing: string[] = [];
  private readonly described = new Set<ResultBuilder>();
  private shapes!: Map<string, Shape>;
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
    this.shapes = shapesOf.get(connection)!;
    connection.stream.cork();
    try {
      this.statements.forEach((statement, i) => {
        this.send(connection, statement, this.results[i]!);
      });
    } catch (error) {
      // A value that cannot be serialised: what was already written is completed by the Sync and discarded.
      this.failed = error;
    } finally {
      connection.sync();
      connection.stream.uncork();
    }
    return null;
  }

  private send(connection: Connection, wanted: Statement, result: ResultBuilder): void {
    const { text, values = [], name, discard } = wanted;
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
    if (!discard && !this.adopt(wanted, result)) {
      connection.describe({ type: 'P', name: '' });
      this.described.add(result);
    }
    connection.execute({});
  }

  /** Takes over what the statement's rows were found to look like, if it ran on this connection before. */
  private adopt({ name, types, rowMode }: Statement, result: ResultBuilder): boolean {
    const shape = name ? this.shapes.get(name) : undefined;
    if (!shape || shape.types !== types || shape.rowMode !== rowMode) return false;
    result.fields = shape.fields;
    result._parsers = shape.parsers;
    result._prebuiltEmptyResultObject = shape.empty;
    return true;
  }

  private learn({ name, types, rowMode }: Statement, result: ResultBuilder): void {
    if (!name || !this.described.has(result)) return;
    const { fields, _parsers: parsers, _prebuiltEmptyResultObject: empty } = result;
    this.shapes.set(name, { fields, parsers, empty, types, rowMode });
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
    if (this.failed || this.statements[this.current]!.discard) return;
    const result = this.results[this.current]!;
    try {
      result.addRow(result.parseRow(message.fields));
    } catch (error) {
      this.failed = error;
    }
  }
  handleCommandComplete(message: { text: string }): void {
    const result = this.results[this.current]!;
    result.addCommandComplete(message);
    this.learn(this.statements[this.current]!, result);
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

/** Runs statements under one Sync on a connection held by the caller; answers one result for each. */
export function runPipeline(
  client: pg.PoolClient,
  statements: readonly Statement[],
): Promise<StatementResult[]> {
  const inner = client as unknown as PipelineClient;
  if (!shapesOf.has(inner.connection)) {
    shapesOf.set(inner.connection, new Map());
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
