import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { type Fill, fillOf } from './quota.records.ts';

export interface StorageUse extends Fill {
  /** The contracts that fill the store most, the fullest first. */
  contracts: { id: string; contractNo: string; name: string; bytes: number; files: number }[];
}

const MOST_SHOWN = 10;

/** How full the firm's file store is, and with what. */
export async function storageUse(scope: Scope, everybodys: number | undefined): Promise<StorageUse> {
  scope.require('read', 'FileStorage');
  const wide = scope.beyondReach('what fills the store, for whoever may know it: numbers, no files');
  const { rows } = await sql<{ id: string; contractNo: string; name: string; bytes: string; files: number }>`
    select c.id, c.contract_no as "contractNo", c.name, v.bytes, f.files
      from (select contract_id, sum(size) as bytes from (
              select distinct on (storage_key) contract_id, size from file_version where state in ('checking', 'good')) as o
             group by contract_id) as v
      join (select contract_id, count(*)::int as files from file_asset group by contract_id) as f using (contract_id)
      join card.contract c on c.tenant_id = current_setting('app.tenant_id')::uuid and c.id = v.contract_id
     order by v.bytes desc, c.id limit ${MOST_SHOWN}`.execute(wide.sql);
  return {
    ...(await fillOf(scope, everybodys)),
    contracts: rows.map((row) => ({ ...row, bytes: Number(row.bytes) })),
  };
}
