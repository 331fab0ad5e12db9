import { createHash } from 'node:crypto';
import { asSuperuser } from '@millwright/testkit';

/** Every table of the catalogue that names a firm, and the firm's own row. */
export async function tenantTables(): Promise<{ table: string; column: string }[]> {
  const rows = await asSuperuser(`
    SELECT c.relname AS table FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') ORDER BY 1`);
  return [
    ...rows.map((row) => ({ table: row.table as string, column: 'tenant_id' })),
    { table: 'tenant', column: 'id' },
  ];
}

/** A fingerprint of everything a firm has, table by table, read past row-level security. */
export async function digestOf(tenantId: string): Promise<Record<string, string>> {
  const digest: Record<string, string> = {};
  for (const { table, column } of await tenantTables()) {
    const rows = await asSuperuser(
      `SELECT t::text AS row FROM public."${table}" t WHERE t.${column} = $1 ORDER BY t::text COLLATE "C"`,
      [tenantId],
    );
    const hash = createHash('sha256').update(JSON.stringify(rows.map((row) => row.row)));
    digest[table] = `${rows.length} rows ${hash.digest('hex').slice(0, 16)}`;
  }
  return digest;
}

/** Rows of a firm that hold any of these values, as `table: value`: whatever column they got into. */
export async function rowsHolding(tenantId: string, values: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { table, column } of await tenantTables()) {
    const rows = await asSuperuser(
      `SELECT v FROM public."${table}" t, unnest($2::text[]) AS v
       WHERE t.${column} = $1 AND position(v IN t::text) > 0 LIMIT 5`,
      [tenantId, values],
    );
    found.push(...rows.map((row) => `${table}: ${row.v}`));
  }
  return found;
}

/** Tables in which a firm has no row: a digest of nothing proves nothing. */
export async function emptyTables(tenantId: string): Promise<string[]> {
  const digest = await digestOf(tenantId);
  return Object.entries(digest).flatMap(([table, text]) => (text.startsWith('0 rows') ? [table] : []));
}
