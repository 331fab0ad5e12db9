import { event } from '@millwright/platform/browser';
import { z } from 'zod';

/** A firm has signed up; what it needs from the first day is set up by those who own it. */
export const firmFounded = event(
  'identity.firm-founded',
  z.object({ tenantId: z.uuid(), locale: z.string().max(10) }),
);

/** Somebody was invited: a link exists that lets them set a password. */
export const personInvited = event(
  'identity.person-invited',
  z.object({ memberId: z.uuid().nullable(), contactId: z.uuid().nullable() }),
);
