import { newId } from '@millwright/db';
import { hashPassword } from '@millwright/server/modules/identity/index.ts';
import { asSuperuser, type Firm, type Person } from '@millwright/testkit';

/** Lets a member of a test's firm sign in. */
export async function giveAccount(
  firm: Firm,
  person: Person,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const accountId = newId();
  await asSuperuser('INSERT INTO account (id, email, password_hash, display_name) VALUES ($1, $2, $3, $4)', [
    accountId,
    email,
    await hashPassword(password, email),
    person.name,
  ]);
  await firm.write(({ tx }) => tx.member.updateMany({ where: { id: person.id }, data: { accountId } }));
}
