import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from '@prisma/driver-adapter-utils';

/** The part of Prisma's schema engine used here (`@prisma/schema-engine-wasm`, pinned: its interface is not public). */
export interface SchemaEngine {
  diff(params: unknown): Promise<{ exitCode: number; stdout: string | null }>;
  applyMigrations(params: unknown): Promise<{ appliedMigrationNames: string[] }>;
  diagnoseMigrationHistory(params: unknown): Promise<{
    history: unknown;
    failedMigrationNames: string[];
    editedMigrationNames: string[];
    hasMigrationsTable: boolean;
  }>;
}

/** What is used of the WebAssembly global, which Node's types leave out. */
interface WasmRuntime {
  compile(bytes: Uint8Array): Promise<unknown>;
  instantiate(module: unknown, imports: Record<string, unknown>): Promise<{ exports: unknown }>;
}

/** Prisma's adapter cuts scripts at every semicolon, which breaks function bodies; PostgreSQL takes a script whole. */
class WholeScripts extends PrismaPg {
  private readonly open: { dispose(): Promise<void> }[] = [];
  override async connect() {
    const connection = await super.connect();
    this.open.push(connection);
    connection.executeScript = async (script) => {
      await connection
        .underlyingDriver()
        .query(script)
        .catch((error: Error & { position?: string }) => {
          // The engine reports only a number for errors it does not know: keep the database's own words.
          const at = error.position ? ` near «${script.slice(Number(error.position) - 1).slice(0, 80)}»` : '';
          throw new DriverAdapterError({
            kind: 'postgres',
            code: '',
            severity: 'ERROR',
            message: `${error.message}${at}`,
            detail: undefined,
            column: undefined,
            hint: undefined,
          });
        });
    };
    return connection;
  }
  /** The engine never closes what it opened. */
  async close(): Promise<void> {
    await Promise.all(this.open.map((connection) => connection.dispose()));
  }
}

export const NO_FILTER = { externalTables: [], externalEnums: [] };

interface EngineClass {
  new: (options: unknown, log: (message: string) => void, adapter: unknown) => Promise<SchemaEngine>;
}

let loading: Promise<EngineClass> | undefined;

/** The engine's bindings keep one instance in module variables, so a process may load it only once. */
function loadEngine(): Promise<EngineClass> {
  loading ??= (async () => {
    const require = createRequire(import.meta.url);
    const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const wasmPath = join(
      require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
      '../schema_engine_bg.wasm',
    );
    const { WebAssembly } = globalThis as unknown as { WebAssembly: WasmRuntime };
    const module = await WebAssembly.compile(await readFile(wasmPath));
    const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': bindings });
    const wasm = bindings as unknown as { __wbg_set_wasm(exports: unknown): void; SchemaEngine: EngineClass };
    wasm.__wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
    return wasm.SchemaEngine;
  })();
  return loading;
}

let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs something with Prisma's schema engine, from its WebAssembly build: nothing is downloaded, nothing native is
 * needed. One at a time in a process.
 */
export function withEngine<T>(
  ownerUrl: string,
  schemas: [string, string][],
  run: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const mine = turn.then(async () => {
    const factory = new WholeScripts({ connectionString: ownerUrl });
    try {
      const adapter = bindMigrationAwareSqlAdapterFactory(factory);
      const SchemaEngineClass = await loadEngine();
      return await run(await SchemaEngineClass.new({ datamodels: schemas }, () => {}, adapter));
    } finally {
      await factory.close();
    }
  });
  turn = mine.catch(() => {});
  return mine;
}

/** Prisma's schema files as the engine wants them. */
export async function readSchemas(folder: string): Promise<[string, string][]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (n): Promise<[string, string]> => [n, await readFile(join(folder, n), 'utf8')]),
  );
}

/** The migration history as the engine wants it. */
export async function readMigrations(folder: string): Promise<unknown> {
  const entries = await readdir(folder, { withFileTypes: true });
  const directories = entries
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      directories.map(async (name) => ({
        path: relative(folder, join(folder, name)),
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: await readFile(join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}

/** SQL that builds the schema from nothing, or brings the given database to it. */
export async function schemaDiff(
  ownerUrl: string,
  schemaFolder: string,
  from: 'empty' | 'database',
): Promise<string> {
  const schemas = await readSchemas(schemaFolder);
  const files = schemas.map(([path, content]) => ({ path, content }));
  const result = await withEngine(ownerUrl, schemas, (engine) =>
    engine.diff({
      from: from === 'empty' ? { tag: 'empty' } : { tag: 'url', url: ownerUrl },
      to: { tag: 'schemaDatamodel', files, configDir: schemaFolder },
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters: NO_FILTER,
    }),
  );
  return result.stdout ?? '';
}
