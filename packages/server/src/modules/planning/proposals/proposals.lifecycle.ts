import { lifecycle } from '@millwright/platform/browser';

/** How it stands with computed dates: they wait, or somebody has decided, or newer ones have taken their place. */
export const PROPOSAL_STATES = ['open', 'accepted', 'dropped', 'replaced'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A proposal is decided once. Replacing is the product's own: of a contract, one proposal waits at a time. */
export const proposalLifecycle = lifecycle<ProposalState, 'accept' | 'drop' | 'replace'>('planning', {
  accept: { from: ['open'], to: 'accepted' },
  drop: { from: ['open'], to: 'dropped' },
  replace: { from: ['open'], to: 'replaced' },
});
