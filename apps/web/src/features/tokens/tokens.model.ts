import type { Outputs } from '../../api.ts';

export type TokenRow = Outputs['tokens']['list'][number];
export type CreatedToken = Outputs['tokens']['create'];

/** How long a token may live, as days: what the dialog offers. */
export const LIFETIMES = ['1', '7', '30', '90', '180', '365'] as const;
export type Lifetime = (typeof LIFETIMES)[number];
