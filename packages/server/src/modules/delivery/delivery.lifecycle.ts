import { lifecycle } from '@millwright/platform/browser';

/** Where a delivery stands. */
export const DELIVERY_STATES = ['prepared', 'handed_over', 'signed', 'refused', 'cancelled'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** From packing to the customer's signature. What was refused is mended and handed over again, or given up. */
export const deliveryLifecycle = lifecycle<DeliveryState, 'handOver' | 'sign' | 'refuse' | 'cancel'>(
  'delivery',
  {
    handOver: { from: ['prepared', 'refused'], to: 'handed_over' },
    sign: { from: ['handed_over'], to: 'signed' },
    refuse: { from: ['handed_over'], to: 'refused' },
    cancel: { from: ['prepared', 'refused'], to: 'cancelled' },
  },
);
export type DeliveryVerb = (typeof deliveryLifecycle.verbs)[number];

/** What is in it, and where it goes, may still change. */
export const OPEN_DELIVERIES: readonly DeliveryState[] = ['prepared', 'refused'];

/** States of a contract in which deliveries are prepared and brought. */
export const DELIVERY_CONTRACT_STATES: readonly string[] = [
  'executing',
  'accepting',
  'delivered',
  'in_service',
];

/** The contract was delivered: what comes after it (spare parts, replacements) is no delivery of the contract. */
export const DELIVERED_CONTRACT_STATES: readonly string[] = ['delivered', 'in_service'];

/** The gate is asked for what delivers the contract, and for what was refused and comes again. */
export const isGated = (delivery: { status: string }, contractStatus: string): boolean =>
  delivery.status === 'refused' || !DELIVERED_CONTRACT_STATES.includes(contractStatus);

export const OVERRIDE_STATES = ['requested', 'confirmed', 'declined', 'withdrawn', 'used'] as const;
export type OverrideState = (typeof OVERRIDE_STATES)[number];

/** Delivering in spite of what is open: asked for, decided by somebody else, used once. */
export const overrideLifecycle = lifecycle<OverrideState, 'confirm' | 'decline' | 'withdraw' | 'use'>(
  'delivery',
  {
    confirm: { from: ['requested'], to: 'confirmed' },
    decline: { from: ['requested', 'confirmed'], to: 'declined' },
    withdraw: { from: ['requested', 'confirmed'], to: 'withdrawn' },
    use: { from: ['confirmed'], to: 'used' },
  },
);
