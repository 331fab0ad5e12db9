import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { DB } from './generated/kysely/types.ts';
import { type Session, valueTypes } from './pool/index.ts';

/** The typed query builder of a scope. */
export type Sql = Kysely<DB>;

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();

class SessionConnection implements DatabaseConnection {
  private readonly session: Session;
  constructor(session: Session) {
    this.session = session;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.session.execute({
      text: query.sql,
      values: query.parameters,
      types: valueTypes,
    });
    const changes = result.command !== 'SELECT' && result.rowCount !== null;
    return changes
      ? { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount!) }
      : { rows: result.rows as R[] };
  }
  // biome-ignore lint/correctness/useYield: refused on purpose, rows are paged instead
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Streaming is not available in a scope; page by key instead.');
  }
}

const refused = async (): Promise<never> => {
  throw new Error('A scope is already a transaction; open another scope instead of a nested transaction.');
};

/** A Kysely bound to one session: its statements carry that session's tenant and can carry no other. */
export function sqlFor(session: Session): Sql {
  const connection = new SessionConnection(session);
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refused,
    commitTransaction: refused,
    rollbackTransaction: refused,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => adapter,
      createQueryCompiler: () => compiler,
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });
}
