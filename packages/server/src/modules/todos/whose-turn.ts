import type { Scope } from '@millwright/platform';
import { type RawBuilder, sql } from 'kysely';

/** Whether the viewer holds their rights as the boss, who may do everything and is not waited for everywhere. */
export const isBoss = (scope: Scope): boolean =>
  scope.principal.kind === 'staff' && scope.principal.role === 'boss';

/**
 * Whether it is the viewer's turn at what somebody with this duty does: theirs who have it, or hold the right by a role of the
 * firm's own making. The boss's only where nobody has the duty, since they may do everything.
 */
export function turnByDuty(scope: Scope, duty: string): RawBuilder<boolean> {
  if (scope.principal.kind === 'staff' && scope.principal.duties.includes(duty)) return sql<boolean>`true`;
  if (!isBoss(scope)) return sql<boolean>`true`;
  return sql<boolean>`not exists (
    select 1 from member m where m.status = 'active' and m.duties @> array[${duty}]::text[])`;
}
