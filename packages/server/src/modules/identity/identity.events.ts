import { event } from '@millwright/platform/browser';
import { z } from 'zod';

/** A firm has signed up; what it needs from the first day is set up by those who own it. */
export const firmFounded = event(
  'identity.firm-founded',
  z.object({ tenantId: z.uuid(), locale: z.string().max(10) }),
);

const aboutToken = z.object({ tokenId: z.uuid(), memberId: z.uuid() });
type AboutToken = z.infer<typeof aboutToken>;
const token = ({ tokenId }: AboutToken) => ({ type: 'ApiToken', id: tokenId });

/** A person made a token for a program of theirs. */
export const tokenCreated = event('identity.token-created', aboutToken, { subject: token });
/** A token was ended before its time, by its owner or by the boss. */
export const tokenRevoked = event('identity.token-revoked', aboutToken, { subject: token });

/** Somebody was invited: a link exists that lets them set a password. */
export const personInvited = event(
  'identity.person-invited',
  z.object({ memberId: z.uuid().nullable(), contactId: z.uuid().nullable() }),
);
