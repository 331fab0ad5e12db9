import type { Scope } from '@millwright/platform';
import { readableFeedbackIds } from '../feedback/index.ts';
import type { Blocker } from './blockers.types.ts';
import { type OverrideState, overrideLifecycle } from './delivery.lifecycle.ts';
import type { DeliveryRecord } from './delivery.records.ts';
import { covers } from './delivery-gate.ts';

interface Named {
  id: string;
  name: string;
}

export interface OverrideRow {
  id: string;
  version: number;
  status: OverrideState;
  reason: string;
  /** What was open then; of what the viewer may not open, without its name. */
  blockers: { key: string; kind: string; name: string; nameEn: string | null; isHidden: boolean }[];
  requestedBy: Named;
  requestedAt: string;
  decidedBy: Named | null;
  decidedAt: string | null;
  /** Everything open now was decided about. */
  covers: boolean;
  allowed: ('confirm' | 'decline' | 'withdraw')[];
}

/** A request to deliver in spite of what is open, as it is kept. */
export interface FoundOverride {
  id: string;
  version: number;
  deliveryId: string;
  status: OverrideState;
  reason: string;
  blockers: { key: string; kind: string; name: string; nameEn?: string | null }[];
  requestedBy: string;
  requestedByName: string;
  requestedAt: string;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
}

export async function overridesOf(scope: Scope, ids: readonly string[]): Promise<FoundOverride[]> {
  const rows = await scope.sql
    .selectFrom('delivery_override as o')
    .innerJoin('member as r', (join) =>
      join.onRef('r.id', '=', 'o.requested_by').onRef('r.tenant_id', '=', 'o.tenant_id'),
    )
    .leftJoin('member as k', (join) =>
      join.onRef('k.id', '=', 'o.decided_by').onRef('k.tenant_id', '=', 'o.tenant_id'),
    )
    .where('o.delivery_id', 'in', [...ids])
    .select(['o.id', 'o.version', 'o.delivery_id as deliveryId', 'o.status', 'o.reason', 'o.blockers'])
    .select(['o.requested_by as requestedBy', 'r.name as requestedByName', 'o.created_at as requestedAt'])
    .select(['o.decided_by as decidedBy', 'k.name as decidedByName', 'o.decided_at as decidedAt'])
    .orderBy('o.id', 'desc')
    .execute();
  return rows as unknown as FoundOverride[];
}

/** Which feedback these requests name is readable for the viewer: of the rest they are not told the title. */
export async function readableIn(scope: Scope, rows: readonly FoundOverride[]): Promise<Set<string>> {
  const keys = rows.flatMap(({ blockers }) => blockers.map(({ key }) => key));
  return readableFeedbackIds(scope, keys.filter(isFeedback).map(idOf));
}

const isFeedback = (key: string): boolean => key.startsWith('feedback:');
const idOf = (key: string): string => key.slice(key.indexOf(':') + 1);

/** A request as pages show it, with whether it covers what is open now, and what the viewer may do with it. */
export function presentOverride(
  scope: Scope,
  delivery: DeliveryRecord,
  row: FoundOverride,
  { open, readable }: { open: readonly Blocker[]; readable: ReadonlySet<string> },
): OverrideRow {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    reason: row.reason,
    blockers: row.blockers.map(({ key, kind, name, nameEn }) => {
      const isHidden = isFeedback(key) && !readable.has(idOf(key));
      return { key, kind, name: isHidden ? '' : name, nameEn: nameEn ?? null, isHidden };
    }),
    requestedBy: { id: row.requestedBy, name: row.requestedByName },
    requestedAt: row.requestedAt,
    decidedBy: row.decidedBy ? { id: row.decidedBy, name: row.decidedByName ?? '' } : null,
    decidedAt: row.decidedAt,
    covers: covers(row.blockers, open),
    allowed: overrideAllowed(scope, delivery, row),
  };
}

/** Whoever asked may take it back and decides about it never; anybody else who may decide does. */
function overrideAllowed(scope: Scope, delivery: DeliveryRecord, row: FoundOverride): OverrideRow['allowed'] {
  const me = scope.memberId;
  const now = overrideLifecycle.verbsFrom(row.status);
  if (row.requestedBy === me)
    return now.includes('withdraw') && scope.can('requestOverride', 'Delivery', delivery) ? ['withdraw'] : [];
  if (!scope.can('decideOverride', 'Delivery', delivery)) return [];
  return now.filter((verb) => verb === 'confirm' || verb === 'decline');
}
