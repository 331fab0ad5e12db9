import { lifecycle } from '@millwright/platform/browser';

/** Where a bundle stands. */
export const BUNDLE_STATES = ['making', 'ready', 'failed'] as const;
export type BundleState = (typeof BUNDLE_STATES)[number];

/** Made once, by the product; what could not be made is made again when somebody asks. What is ready stays what it is. */
export const bundleLifecycle = lifecycle<BundleState, 'finish' | 'fail' | 'retry'>('archives', {
  finish: { from: ['making'], to: 'ready' },
  fail: { from: ['making'], to: 'failed' },
  retry: { from: ['making', 'failed'], to: 'making' },
});
