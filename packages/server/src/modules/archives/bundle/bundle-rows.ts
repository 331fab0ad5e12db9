import type { Scope } from '@millwright/platform';
import { type RawBuilder, sql } from 'kysely';
import { MONEY_COLUMNS, MONEY_SUBJECTS, type Section } from './bundle-sections.ts';

/** Rows, and bytes of them, in memory at a time, however many there are; one row alone may be larger. */
const ROWS = 500;
const BYTES = 4 * 1024 * 1024;

/** As many of these rows (`id`, `row`) as fit into memory, and one at least. */
const fitting = (rows: RawBuilder<unknown>) => sql`
  select id, row from (
    select id, row, row_number() over (order by id) as place, sum(octet_length(row::text)) over (order by id) as bytes
      from (${rows}) found
  ) counted where bytes <= ${sql.lit(BYTES)} or place = 1 order by id`;

export interface BundledRow {
  id: string;
  row: Record<string, unknown>;
}

const BELONGS: Record<NonNullable<Section['of']>, (contractId: string) => RawBuilder<boolean>> = {
  contract: (id) => sql<boolean>`x.contract_id = ${id}::uuid`,
  contractOrFirm: (id) => sql<boolean>`(x.contract_id is null or x.contract_id = ${id}::uuid)`,
  itself: (id) => sql<boolean>`x.id = ${id}::uuid`,
  names: () => sql<boolean>`true`,
  // Whose contract it is and whose parts: what else the firm buys and sells is none of the reader's business.
  itsCustomer: (id) => sql<boolean>`x.id = (select c.customer_id from contract c where c.id = ${id}::uuid)`,
  itsSuppliers: (id) =>
    sql<boolean>`x.id in (select i.supplier_id from procurement_item i where i.contract_id = ${id}::uuid)`,
};

/** The next rows of a section, as they lie in the database; without what costs something where that is not to be seen. */
export async function sectionRows(
  scope: Scope,
  section: Section,
  about: { contractId: string; withMoney: boolean; after: string },
): Promise<BundledRow[]> {
  const { table, of = 'contract', money = [] } = section;
  const omitted = ['tenant_id', 'request_key', 'password_hash', ...(about.withMoney ? [] : money)];
  // Who is behind an id, and no more of people and firms than their name.
  const shown =
    of === 'names' || of === 'itsCustomer' || of === 'itsSuppliers'
      ? sql`jsonb_build_object('id', x.id, 'name', x.name)`
      : sql`to_jsonb(x) - ${omitted}::text[]`;
  const found = sql`
    select x.id, ${shown} as row from ${sql.table(table)} x
     where ${BELONGS[of](about.contractId)} and x.id > ${about.after}::uuid order by x.id limit ${sql.lit(ROWS)}`;
  const { rows } = await fitting(found).execute(scope.sql);
  return rows as BundledRow[];
}

interface AuditRow {
  id: string;
  row: Record<string, unknown> & { changes: Record<string, unknown> };
}

/** Never shown, whoever asks. */
const NEVER = /(_hash|secret|token|password)/;
const MASKED = { masked: true };

/** The next rows of the trail, from the first on. That something changed stays, what it costs does not. */
export async function auditRows(
  scope: Scope,
  about: { contractId: string; withMoney: boolean; after: string },
): Promise<BundledRow[]> {
  const found = sql`
    select x.id, to_jsonb(x) - 'tenant_id' as row from audit_event x
     where (x.contract_id = ${about.contractId}::uuid or (x.subject_type = 'Contract' and x.subject_id = ${about.contractId}::uuid))
       and x.id > ${about.after}::uuid order by x.id limit ${sql.lit(ROWS)}`;
  const { rows } = await fitting(found).execute(scope.sql);
  return (rows as AuditRow[]).map(({ id, row }) => {
    const isMoney = MONEY_SUBJECTS.includes(String(row.subject_type));
    const masked = (column: string) =>
      NEVER.test(column) || (!about.withMoney && (isMoney || MONEY_COLUMNS.includes(column)));
    const changes = Object.fromEntries(
      Object.entries(row.changes).map(([column, change]) => [column, masked(column) ? MASKED : change]),
    );
    return { id, row: { ...row, changes } };
  });
}
