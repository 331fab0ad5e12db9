import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const about = {
  contractId: z.uuid(),
  acceptanceId: z.uuid(),
  roundId: z.uuid(),
  /** The stage's code: `internal`, `fat`, `sat`, or one of the firm's own. */
  stage: z.string().max(40),
};
const subject = ({ acceptanceId }: { acceptanceId: string }) => ({ type: 'Acceptance', id: acceptanceId });

/** Somebody asked for a round of acceptance. */
export const acceptanceRequested = event('acceptance.requested', z.object(about), { subject });
/** Somebody began to review it. */
export const acceptanceStarted = event('acceptance.started', z.object(about), { subject });
/** Results, remarks or evidence of a round have changed, or who reviews it. */
export const acceptanceRecorded = event('acceptance.recorded', z.object(about), { subject });
/** The customer is asked to sign from now on, or no longer. */
export const acceptanceSubmitted = event('acceptance.submitted', z.object(about), { subject });
export const acceptanceRecalled = event('acceptance.recalled', z.object(about), { subject });
/** A round was passed. `complete` says that all of what was to be accepted now is; `stagePassed` that the contract's stage is over. */
export const acceptancePassed = event(
  'acceptance.passed',
  z.object({
    ...about,
    withConcession: z.boolean(),
    complete: z.boolean(),
    stagePassed: z.boolean(),
  }),
  { subject },
);
/** A round was rejected; tasks come of what was found. */
export const acceptanceRejected = event('acceptance.rejected', z.object(about), { subject });
export const acceptanceWithdrawn = event('acceptance.withdrawn', z.object(about), { subject });
/** The customer signed in the portal. What follows is announced as passed. */
export const acceptanceSigned = event('acceptance.signed', z.object(about), { subject });

/** Stages, checklists or reasons are others now; of one contract where it names one. */
export const acceptanceSetupChanged = event(
  'acceptance.setup-changed',
  z.object({ contractId: z.uuid().nullable(), recordId: z.uuid() }),
  {
    subject: ({ contractId, recordId }) =>
      contractId ? { type: 'Contract', id: contractId } : { type: 'AcceptanceSetup', id: recordId },
  },
);

/** A customer's contact signed or refused in the portal; the row itself says so (decision 0019). */
export const customerAnswered = event(
  'acceptance.customer-answered',
  z.object({ signatureId: z.uuid(), roundId: z.uuid(), contractId: z.uuid() }),
  { subject: ({ roundId }) => ({ type: 'AcceptanceRound', id: roundId }) },
);
