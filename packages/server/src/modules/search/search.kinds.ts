import type { SearchKind } from './search.schemas.ts';

/** Where records of a kind are, and what is shown of them. Columns are of the table, which goes by `r`. */
export interface SearchedKind {
  table: string;
  /** What it is called. */
  name: string;
  /** What else identifies it: number, part number. */
  number: string;
  /** What it may have been found by besides; shown around the place. */
  texts: readonly string[];
  contractId: string;
  /** Whether it is no longer there for anybody to work with. */
  gone: string;
}

/** By what records are found stands in the migration: these are the same columns, and none of them is money. */
export const SEARCHED: Readonly<Record<SearchKind, SearchedKind>> = {
  Contract: {
    table: 'contract',
    name: 'r.name',
    number: 'r.contract_no',
    texts: ['r.project_no', 'r.scope_text', 'r.internal_notes'],
    contractId: 'r.id',
    gone: 'r.deleted_at is not null',
  },
  Task: {
    table: 'task',
    name: 'r.title',
    number: 'null::text',
    texts: ['r.description'],
    contractId: 'r.contract_id',
    gone: 'r.deleted_at is not null',
  },
  ProcurementItem: {
    table: 'procurement_item',
    name: 'r.name',
    number: 'r.part_no',
    texts: ['r.drawing_no', 'r.specification', 'r.order_no', 'r.bom_position', 'r.notes'],
    contractId: 'r.contract_id',
    gone: 'r.deleted_at is not null',
  },
  Feedback: {
    table: 'feedback',
    name: 'r.title',
    number: 'r.number',
    texts: ['r.text', 'r.serial_no'],
    contractId: 'r.contract_id',
    gone: 'false',
  },
  FileAsset: {
    table: 'file_asset',
    name: 'r.name',
    number: 'r.drawing_no',
    texts: ['r.revision'],
    contractId: 'r.contract_id',
    gone: 'r.deleted_at is not null or r.removed_at is not null',
  },
  Customer: {
    table: 'customer',
    name: 'r.name',
    number: 'r.code',
    texts: ['r.address', 'r.internal_notes'],
    contractId: 'null::uuid',
    gone: 'r.deleted_at is not null',
  },
};
