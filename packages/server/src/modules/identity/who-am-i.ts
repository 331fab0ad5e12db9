import { sqlFor } from '@millwright/db';
import { abilityOf, allPermissions, type EdgeContext } from '@millwright/platform';
import { faceServicesOf } from '../../services.ts';
import type { StatusNames } from '../tenancy/index.ts';
import { AUTH, entrancesOf } from './accounts.ts';

export interface WhoAmI {
  account: { id: string; email: string };
  member: { id: string; name: string; role: string };
  tenant: {
    id: string;
    name: string;
    locale: string;
    timeZone: string;
    accent: string | null;
    logoMark: string | null;
    /** What the firm calls states, where it has words of its own. */
    statusNames: StatusNames;
  };
  /** What the viewer may ever do, as `Subject.action`: pages show nothing else. */
  allowed: string[];
  firms: { tenantId: string; name: string }[];
}

/** Who is signed in on this face, or null. */
export async function whoAmI(context: EdgeContext): Promise<WhoAmI | null> {
  const { principal, face } = context;
  if (principal.kind !== 'staff' && principal.kind !== 'customer') return null;
  const { pool } = faceServicesOf(context);
  const found = await pool.read(AUTH, (s) =>
    sqlFor(s)
      .selectFrom('tenant as t')
      .innerJoin('account as a', (join) => join.on('a.id', '=', principal.accountId))
      .where('t.id', '=', principal.tenantId)
      .select(['a.email', 't.name', 't.locale', 't.time_zone as timeZone', 't.accent'])
      .select(['t.logo_mark as logoMark', 't.status_names as statusNames'])
      .executeTakeFirst(),
  );
  if (!found) return null;
  const ability = abilityOf(principal);
  return {
    account: { id: principal.accountId, email: found.email },
    member: {
      id: principal.kind === 'staff' ? principal.memberId : principal.contactId,
      name: principal.name,
      role: principal.role,
    },
    tenant: {
      id: principal.tenantId,
      name: found.name,
      locale: found.locale,
      timeZone: found.timeZone,
      accent: found.accent,
      logoMark: found.logoMark,
      statusNames: found.statusNames as StatusNames,
    },
    allowed: allPermissions().flatMap(({ subject, actions }) =>
      actions.filter((a) => ability.canEver(a, subject)).map((a) => `${subject}.${a}`),
    ),
    firms: (await entrancesOf(pool, principal.accountId, face)).map((e) => ({
      tenantId: e.tenantId,
      name: e.tenantName,
    })),
  };
}
