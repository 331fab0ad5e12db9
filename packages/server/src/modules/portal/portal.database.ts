import type { Scope } from '@millwright/platform';
import type { Kysely } from 'kysely';

/** What customers may read: the views of the schema `portal`, and nothing else exists for their database role. */
export interface PortalDB {
  firm: { id: string; name: string; accent: string | null; locale: string; time_zone: string };
  brand: { id: string; logo: Buffer | null; logo_mark: string | null; logo_type: string | null };
  customer: { id: string; name: string };
  contract: {
    id: string;
    contract_no: string;
    name: string;
    status: string;
    signed_on: string | null;
    promised_date: string | null;
    delivered_on: string | null;
    progress: string;
    last_progress_at: string | null;
  };
  milestone: {
    id: string;
    contract_id: string;
    name: string;
    due_on: string | null;
    reached_on: string | null;
    sort_order: number;
  };
  task: {
    id: string;
    contract_id: string;
    title: string;
    starts_on: string | null;
    due_on: string | null;
    progress: number;
    sort_order: number;
    last_progress_at: string | null;
    completed_at: string | null;
  };
  document: {
    id: string;
    contract_id: string;
    name: string;
    version_no: number;
    size: string;
    content_type: string;
    storage_key: string;
    kind: string | null;
    preview_key: string | null;
    preview_type: string | null;
    thumbnail_key: string | null;
    shared_at: string;
  };
  feedback: {
    id: string;
    number: string | null;
    contract_id: string;
    kind: string;
    title: string;
    text: string;
    status: string;
    source: string;
    serial_no: string | null;
    responded_at: string | null;
    settled_at: string | null;
    reject_reason: string | null;
    created_at: string;
  };
  feedback_message: {
    id: string;
    feedback_id: string;
    contract_id: string;
    text: string;
    reopens: boolean;
    from_customer: boolean;
    created_at: string;
  };
  feedback_limit: { reopen_days: number };
  acceptance_round: {
    id: string;
    contract_id: string;
    acceptance_id: string;
    stage_code: string;
    stage_name: string;
    stage_name_en: string | null;
    stage_order: number;
    acceptor: string;
    title: string | null;
    is_whole: boolean;
    unit: string | null;
    total_quantity: string;
    accepted_so_far: string;
    number: number;
    status: string;
    quantity: string;
    accepted_quantity: string;
    submitted_at: string | null;
    decided_at: string | null;
  };
  acceptance_check: {
    id: string;
    round_id: string;
    sort_order: number;
    title: string;
    title_en: string | null;
    kind: string;
    unit: string | null;
    nominal: string | null;
    lower_deviation: string | null;
    upper_deviation: string | null;
    answer: boolean | null;
    measured: string | null;
    entered: string | null;
    text: string | null;
    verdict: string;
  };
  acceptance_concession: {
    id: string;
    round_id: string;
    check_id: string | null;
    reason: string;
    until: string | null;
  };
  acceptance_signature: {
    id: string;
    round_id: string;
    contract_id: string;
    is_refusal: boolean;
    typed_name: string;
    statement: string;
    locale: string;
    reason: string | null;
    signed_at: string;
  };
  delivery: {
    id: string;
    number: string;
    contract_id: string;
    status: string;
    place: string;
    carrier: string | null;
    recipient: string | null;
    remark: string | null;
    delivered_on: string | null;
    round: number;
    warranty_months: number | null;
    warranty_starts_on: string | null;
    warranty_ends_on: string | null;
  };
  delivery_item: {
    id: string;
    delivery_id: string;
    place: number;
    text: string;
    quantity: string;
    unit: string;
    serial_nos: string[];
  };
  delivery_note: {
    id: string;
    delivery_id: string;
    locale: string;
    stage: string;
    round: number;
    size: number;
    sha256: string;
    bytes: Uint8Array;
  };
  delivery_signature: {
    id: string;
    delivery_id: string;
    contract_id: string;
    round: number;
    verdict: string;
    source: string;
    name: string;
    statement: string;
    reason: string | null;
    signed_on: string | null;
    created_at: string;
  };
  news: {
    id: string;
    contract_id: string;
    task_id: string;
    title: string;
    percent: number;
    previous_percent: number;
    reported_at: string;
  };
}

/** The portal's views, through the scope of a customer's contact. */
export function portalViews(scope: Scope): Kysely<PortalDB> {
  return (scope.sql as unknown as Kysely<PortalDB>).withSchema('portal');
}
