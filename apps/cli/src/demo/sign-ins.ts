import { randomBytes } from 'node:crypto';
import { newId } from '@millwright/db';
import { hashPassword } from '@millwright/server/modules/identity/index.ts';
import type { Credentials } from '../addresses.ts';
import type { FirmData } from './firm-data.ts';

/** An account to be made, and what its owner is told once. */
export interface SignIn {
  accountId: string;
  displayName: string;
  passwordHash: string;
  credentials: Credentials;
}

/** Makes a password of their own for everybody of a firm who may sign in. Only the hashes are ever stored. */
export async function makeSignIns(firm: FirmData): Promise<SignIn[]> {
  return Promise.all(
    firm.signIns.map(async ({ email, face, role }) => {
      const password = randomBytes(9).toString('base64url');
      return {
        accountId: newId(),
        displayName: nameOf(firm, email),
        passwordHash: await hashPassword(password, email),
        credentials: { role, face, email, password },
      };
    }),
  );
}

/** A staff member's address. */
export const addressOf = (firm: FirmData, mailbox: string): string => `${mailbox}@${firm.mailDomain}`;

function nameOf(firm: FirmData, email: string): string {
  const person = firm.people.find(({ mailbox }) => addressOf(firm, mailbox) === email);
  const contact = firm.customers.flatMap(({ contacts }) => contacts).find((c) => c.email === email);
  const name = person?.name ?? contact?.name;
  if (!name) throw new Error(`Nobody of ${firm.slug} has the address ${email}.`);
  return name;
}
