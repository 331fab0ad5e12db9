import {
  newId,
  type Session,
  settingsOf,
  sqlFor,
  type TenantContext,
  WHOLE_FIRM,
  wholeSetting,
} from '@millwright/db';
import { dayIn } from '@millwright/platform';
import { archiveContracts } from './archive-contracts.ts';
import type { FirmData } from './firm-data.ts';
import { plantAfterSales } from './plant-after-sales.ts';
import { plantContracts } from './plant-contracts.ts';
import { idOf, plantPeople } from './plant-people.ts';
import { plantProcurement } from './plant-procurement.ts';
import type { SignIn } from './sign-ins.ts';

/**
 * Founds a demo firm inside the transaction given. Accounts belong to the sign-in role and a firm's business to the
 * application's, so the transaction's own settings change between the two: they are local to it, like its first ones.
 */
export async function foundFirm(
  session: Session,
  firm: FirmData,
  signIns: readonly SignIn[],
  now: Date,
): Promise<void> {
  const db = sqlFor(session);
  const tenantId = newId();
  const members = new Map(firm.people.map(({ mailbox }) => [mailbox, newId()]));
  const context = {
    tenantId,
    actorId: idOf(members, firm.boss),
    requestId: 'demo',
    ip: null,
  };
  const actAs = (role: TenantContext['role']) =>
    session.execute(settingsOf({ ...context, role }, wholeSetting(WHOLE_FIRM)));

  await actAs('millwright_auth');
  await db
    .insertInto('tenant')
    .values({
      id: tenantId,
      name: firm.name,
      slug: firm.slug,
      locale: firm.locale,
      time_zone: firm.timeZone,
      project_no_rule: firm.projectNoRule,
    })
    .execute();
  await db
    .insertInto('account')
    .values(
      signIns.map(({ accountId, displayName, passwordHash, credentials }) => ({
        id: accountId,
        email: credentials.email,
        password_hash: passwordHash,
        display_name: displayName,
        locale: firm.locale,
      })),
    )
    .execute();

  await actAs('millwright_app');
  const today = dayIn(firm.timeZone, now);
  const people = await plantPeople(db, firm, members, signIns, today);
  await plantContracts(db, firm, people, today, now);
  await plantProcurement(db, firm, today);
  await plantAfterSales(db, firm, people, today, now);
  // Last: from then on the database holds everything of them as it is.
  await archiveContracts(db, firm, context, now);
}
