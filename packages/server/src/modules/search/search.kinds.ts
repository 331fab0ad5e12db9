import type { SearchKind } from './search.schemas.ts';

/** Where records of a kind are, and what is shown of them. Columns are of the table, which goes by `r`. */
export interface SearchedKind {
  table: string;
  /** What it belongs to and whose rule says who reads it, as `p`; itself unless told. */
  within?: { table: string; by: string };
  /** What it is called. */
  name: string;
  /** The same in English, where it has a name of its own. */
  nameEn?: string;
  /** What else identifies it: number, part number. */
  number: string;
  /** What it may have been found by besides; shown around the place. */
  texts: readonly string[];
  contractId: string;
  /** Whether it is no longer there for anybody to work with. */
  gone: string;
}

/** The stage an acceptance is of. */
const STAGE = (column: string) =>
  `(select s.${column} from acceptance_stage s where s.tenant_id = p.tenant_id and s.id = p.stage_id)`;
/** Everything of a kind that was written down in a round. */
const OF_ROUND = (table: string, text: string) =>
  `(select string_agg(${text}, ' / ' order by x.id) from ${table} x where x.tenant_id = r.tenant_id and x.round_id = r.id)`;

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
  // Its rounds: what is read of them is read by whoever reads the acceptance.
  Acceptance: {
    table: 'acceptance_round',
    within: { table: 'acceptance', by: 'r.acceptance_id' },
    name: `(${STAGE('name')} || coalesce(' · ' || p.title, ''))`,
    nameEn: `(${STAGE('name_en')} || coalesce(' · ' || p.title, ''))`,
    number: 'r.number::text',
    texts: [
      'r.note',
      'r.decision_note',
      OF_ROUND('non_conformance', 'x.description'),
      OF_ROUND('concession', 'x.reason'),
      OF_ROUND('acceptance_check', "concat_ws(' ', x.title, x.title_en, x.text, x.note)"),
    ],
    contractId: 'r.contract_id',
    gone: 'false',
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
