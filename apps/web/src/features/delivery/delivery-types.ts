/** What this feature's pages hand each other, as the server answers it. */
import type { Outputs } from '../../api.ts';

export type ContractDelivery = Outputs['delivery']['ofContract'];
export type DeliveryDetail = ContractDelivery['deliveries'][number];
export type Blocker = ContractDelivery['gate']['blockers'][number];
export type Override = DeliveryDetail['overrides'][number];
export type Note = DeliveryDetail['notes'][number];
