/** What this feature's pages hand each other, as the server answers it. */
import type { Inputs, Outputs } from '../../api.ts';

export type ItemRow = Outputs['procurement']['list']['items'][number];
export type ItemDetail = Outputs['procurement']['get'];
export type ReceiptRow = ItemDetail['receipts'][number];
export type ListItems = NonNullable<Inputs['procurement']['list']>;
export type ProcurementPlan = Outputs['procurement']['plan'];
export type BoardColumn = Outputs['procurement']['board']['items'][number];
export type SupplierRow = Outputs['suppliers']['list']['items'][number];
export type SupplierDetail = Outputs['suppliers']['get'];
export type Outcome = Outputs['procurement']['order'];
