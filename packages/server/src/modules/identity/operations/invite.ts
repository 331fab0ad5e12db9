import { randomBytes } from 'node:crypto';
import { conflict, invalid, notFound, type Scope } from '@millwright/platform';
import { findMember, requireMayInvite } from '../../org/index.ts';
import { personInvited } from '../identity.events.ts';
import { hashOf } from '../sessions.ts';

const VALID_DAYS = 7;

export interface InvitationLink {
  url: string;
  expiresAt: string;
}

interface Invitee {
  id: string;
  email: string | null;
  hasAccount: boolean;
  status: string;
}

async function issue(
  scope: Scope,
  person: Invitee,
  kind: 'memberId' | 'contactId',
  origin: string,
): Promise<InvitationLink> {
  if (person.hasAccount) throw conflict('identity.already_joined');
  if (person.status !== 'active') throw conflict('identity.person_disabled');
  if (!person.email) throw invalid('identity.email_missing');
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(scope.now().getTime() + VALID_DAYS * 86_400_000);
  await scope.tx.invitation.updateMany({
    where: { [kind]: person.id, acceptedAt: null, revokedAt: null },
    data: { revokedAt: scope.now() },
  });
  await scope.tx.invitation.create({
    data: { [kind]: person.id, email: person.email.toLowerCase(), tokenHash: hashOf(token), expiresAt },
  });
  await scope.announce(personInvited, { memberId: null, contactId: null, [kind]: person.id });
  return { url: `${origin}/invitation/${token}`, expiresAt: expiresAt.toISOString() };
}

/** Makes the link by which a colleague sets a password. Earlier links of theirs stop working. */
export async function inviteMember(scope: Scope, memberId: string, origin: string): Promise<InvitationLink> {
  const member = await findMember(scope, memberId);
  await requireMayInvite(scope, member);
  return issue(scope, member, 'memberId', origin);
}

/** Makes the link by which a customer's contact enters the portal. */
export async function inviteContact(
  scope: Scope,
  contactId: string,
  origin: string,
): Promise<InvitationLink> {
  const contact = await scope.tx.customerContact.findFirst({
    where: { id: contactId, AND: [scope.prismaWhere('read', 'CustomerContact')] },
  });
  if (!contact) throw notFound('customers.contact_not_found');
  scope.require('invite', 'CustomerContact', contact);
  return issue(scope, { ...contact, hasAccount: contact.accountId !== null }, 'contactId', origin);
}
