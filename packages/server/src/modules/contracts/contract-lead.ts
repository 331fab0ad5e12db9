import type { Scope } from '@millwright/platform';
import { type RawBuilder, sql } from 'kysely';

/**
 * Whether what whoever leads a contract does is the viewer's to do: they lead it, or they are the boss and nobody leads it.
 * Somebody who holds the right by a role of the firm's own making is not kept from it. `contractId` is a column.
 */
export function leadFallsTo(scope: Scope, contractId: string): RawBuilder<boolean> {
  const { principal } = scope;
  if (principal.kind !== 'staff' || principal.role !== 'boss') return sql<boolean>`true`;
  return sql<boolean>`exists (select 1 from contract l where l.id = ${sql.ref(contractId)}
    and coalesce(l.project_lead_id, ${principal.memberId}::uuid) = ${principal.memberId}::uuid)`;
}
