import type { Scope } from '@millwright/platform';

export interface TenantSettings {
  id: string;
  name: string;
  locale: string;
  timeZone: string;
  projectNoRule: string;
  /** Null: people type the number of a contract themselves. */
  contractNoRule: string | null;
  accent: string | null;
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
      'watermark_files as watermarkFiles',
      'version',
    ])
    .executeTakeFirstOrThrow();
}
