import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { StatusNames } from './tenancy.schemas.ts';

export interface TenantSettings {
  id: string;
  name: string;
  locale: string;
  timeZone: string;
  projectNoRule: string;
  /** Null: people type the number of a contract themselves. */
  contractNoRule: string | null;
  accent: string | null;
  /** Tells one image from the next; null without one. */
  logoMark: string | null;
  statusNames: StatusNames;
  /** Every document is shown only with who looks at it written across. */
  watermarkFiles: boolean;
  version: number;
}

/** The firm the scope belongs to. */
export async function currentTenant(scope: Scope): Promise<TenantSettings> {
  return scope.sql
    .selectFrom('tenant')
    .select([
      'id',
      'name',
      'locale',
      'time_zone as timeZone',
      'project_no_rule as projectNoRule',
      'contract_no_rule as contractNoRule',
      'accent',
      'logo_mark as logoMark',
      sql<StatusNames>`status_names`.as('statusNames'),
      'watermark_files as watermarkFiles',
      'version',
    ])
    .executeTakeFirstOrThrow();
}

/** The firm's mark as the page shows it. */
export async function tenantLogo(scope: Scope): Promise<{ dataUrl: string | null }> {
  return scope.sql
    .selectFrom('tenant')
    .select(
      // Base64 as PostgreSQL writes it has line breaks.
      sql<
        string | null
      >`'data:' || logo_type || ';base64,' || replace(encode(logo, 'base64'), E'\\n', '')`.as('dataUrl'),
    )
    .executeTakeFirstOrThrow();
}
