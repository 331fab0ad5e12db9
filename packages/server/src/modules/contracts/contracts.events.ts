import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const about = z.object({ contractId: z.uuid() });
type About = z.infer<typeof about>;
const aboutContract = { subject: ({ contractId }: About) => ({ type: 'Contract', id: contractId }) };
const membership = about.extend({ departmentId: z.uuid(), memberId: z.uuid() });

export const contractCreated = event('contracts.created', about, aboutContract);
/** Terms, dates, customer, departments or the project lead have changed. */
export const contractUpdated = event('contracts.updated', about, aboutContract);
/** A verb of the lifecycle was used. */
export const contractStatusChanged = event(
  'contracts.status-changed',
  about.extend({ verb: z.string().max(40), from: z.string().max(40), to: z.string().max(40) }),
  aboutContract,
);
/** Customers see it from now on, or no longer: then whose portal it left, who can look no more, is said along. */
export const contractPublished = event('contracts.published', about, aboutContract);
export const contractUnpublished = event(
  'contracts.unpublished',
  about.extend({ customerId: z.uuid() }),
  aboutContract,
);
export const contractDeleted = event('contracts.deleted', about, aboutContract);
export const contractRestored = event('contracts.restored', about, aboutContract);

/** Somebody leads the work of a department on a contract; whoever did before assists from now on. */
export const leadAssigned = event('contracts.lead-assigned', membership, aboutContract);
/** Somebody came to the team, or plays another part in it. */
export const memberAssigned = event(
  'contracts.member-assigned',
  membership.extend({ role: z.string().max(20) }),
  aboutContract,
);
/**
 * Somebody left a department's team. `remains` says whether they still work on the contract for another department; if
 * not, their open tasks on it wait for somebody else.
 */
export const memberRemoved = event(
  'contracts.member-removed',
  membership.extend({ remains: z.boolean() }),
  aboutContract,
);

/** A change order was drafted, proposed, decided or taken back. */
export const amendmentChanged = event(
  'contracts.amendment-changed',
  about.extend({ amendmentId: z.uuid(), verb: z.string().max(20) }),
  aboutContract,
);
/** A payment was planned, fell due, was invoiced, or money came in for it. Says no amount. */
export const paymentChanged = event(
  'contracts.payment-changed',
  about.extend({ paymentId: z.uuid(), verb: z.string().max(20) }),
  aboutContract,
);
/** Quotations kept with a contract have changed. */
export const quotationChanged = event('contracts.quotation-changed', about, aboutContract);

/** A milestone was made, changed, moved, reached or taken away. */
export const milestoneChanged = event(
  'contracts.milestone-changed',
  about.extend({ milestoneId: z.uuid(), verb: z.string().max(20) }),
  aboutContract,
);
