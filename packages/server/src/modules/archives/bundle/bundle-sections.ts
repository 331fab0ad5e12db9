/** One kind of records in a bundle. */
export interface Section {
  name: string;
  table: string;
  /** Which rows, of the table as `x` and the contract's id as `$1`; those of the contract unless told. */
  of?: 'contract' | 'contractOrFirm' | 'itself' | 'names' | 'itsCustomer' | 'itsSuppliers';
  /** Columns that say what something costs. */
  money?: readonly string[];
  /** Money throughout: not there at all for whoever may not see it. */
  isMoney?: boolean;
}

/** Everything a contract leaves behind, in the order it is read. A test holds it to every table that belongs to contracts. */
export const SECTIONS: readonly Section[] = [
  { name: 'contract', table: 'contract', of: 'itself', money: ['amount', 'currency'] },
  { name: 'people', table: 'member', of: 'names' },
  { name: 'departments', table: 'department', of: 'names' },
  { name: 'customers', table: 'customer', of: 'itsCustomer' },
  { name: 'suppliers', table: 'supplier', of: 'itsSuppliers' },
  { name: 'team', table: 'contract_member' },
  { name: 'milestones', table: 'milestone' },
  {
    name: 'amendments',
    table: 'contract_amendment',
    money: ['amount', 'currency', 'amount_before', 'currency_before'],
  },
  { name: 'payments', table: 'payment_milestone', isMoney: true },
  { name: 'receipts', table: 'payment_receipt', isMoney: true },
  { name: 'quotations', table: 'quotation', isMoney: true },
  { name: 'tasks', table: 'task' },
  { name: 'progress', table: 'progress_event' },
  { name: 'dependencies', table: 'task_dependency' },
  { name: 'constraints', table: 'task_constraint' },
  { name: 'baselines', table: 'schedule_baseline' },
  { name: 'baseline-tasks', table: 'baseline_task' },
  { name: 'rescheduling', table: 'schedule_proposal' },
  { name: 'parts', table: 'procurement_item', money: ['unit_price', 'currency'] },
  { name: 'promised-dates', table: 'promised_date_change' },
  { name: 'goods-receipts', table: 'goods_receipt' },
  { name: 'goods-inspections', table: 'goods_inspection' },
  { name: 'stages', table: 'acceptance_stage', of: 'contractOrFirm' },
  { name: 'acceptances', table: 'acceptance' },
  { name: 'acceptance-tasks', table: 'acceptance_task' },
  { name: 'acceptance-rounds', table: 'acceptance_round' },
  { name: 'acceptance-checks', table: 'acceptance_check' },
  { name: 'acceptance-evidence', table: 'acceptance_evidence' },
  { name: 'non-conformances', table: 'non_conformance' },
  { name: 'concessions', table: 'concession' },
  { name: 'acceptance-signatures', table: 'acceptance_signature' },
  { name: 'feedback', table: 'feedback' },
  { name: 'feedback-messages', table: 'feedback_message' },
  { name: 'deliveries', table: 'delivery' },
  { name: 'delivery-items', table: 'delivery_item' },
  { name: 'delivery-overrides', table: 'delivery_override' },
  { name: 'delivery-notes', table: 'delivery_note' },
  { name: 'delivery-signatures', table: 'delivery_signature' },
  { name: 'folders', table: 'file_folder' },
  { name: 'files', table: 'file_asset' },
  { name: 'file-versions', table: 'file_version' },
  { name: 'publications', table: 'file_publication' },
  { name: 'removals', table: 'file_removal' },
];

/** Records of which the trail says nothing to whoever may not see money. */
export const MONEY_SUBJECTS: readonly string[] = ['PaymentMilestone', 'PaymentReceipt', 'Quotation'];
/** Columns that are money wherever they stand in the trail. */
export const MONEY_COLUMNS: readonly string[] = [
  ...new Set(SECTIONS.flatMap(({ money = [] }) => [...money])),
];
/** Tables of a contract that are none of what it leaves behind, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  archive_bundle: 'the bundles themselves',
  audit_event: 'the trail, which has a part of its own',
  file_upload: 'sendings that are over',
  file_view: 'who looked at marked pages stands in the trail',
  file_preview: 'made of the versions, and can be made again',
  import_run: 'rows of a spreadsheet that became tasks',
  bom_import: 'rows of a spreadsheet that became parts',
  notice: 'what people were told',
};
