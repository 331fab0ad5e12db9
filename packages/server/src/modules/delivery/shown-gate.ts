import type { Scope } from '@millwright/platform';
import type { Blocker } from './blockers.types.ts';
import { type Gate, gateOf } from './delivery-gate.ts';

/** Something open as pages show it: by its name, or, where the viewer may not open it, how many there are of its kind. */
export interface ShownBlocker
  extends Pick<Blocker, 'key' | 'kind' | 'id' | 'name' | 'holder' | 'holderKind' | 'count'> {
  nameEn: string | null;
  isHidden: boolean;
  lowered: { by: string | null; reason: string; isTurnedDown: boolean } | null;
}

export interface ShownGate {
  blockers: ShownBlocker[];
  warnings: ShownBlocker[];
}

function byName({ key, kind, id, name, nameEn, holder, holderKind, count, lowered }: Blocker): ShownBlocker {
  const { by = null, reason = '', isTurnedDown = false } = lowered ?? {};
  return {
    key,
    kind,
    id,
    name,
    nameEn: nameEn ?? null,
    holder,
    ...(holderKind && { holderKind }),
    ...(count !== undefined && { count }),
    isHidden: false,
    lowered: lowered ? { by, reason, isTurnedDown } : null,
  };
}

/** What the viewer may not open, as a number: that it is there is told to whoever may see the gate, what it is is not. */
function asNumber(kind: Blocker['kind'], hidden: readonly Blocker[]): ShownBlocker {
  const count = hidden.reduce((sum, one) => sum + (one.count ?? 1), 0);
  return {
    key: `${kind}:hidden`,
    kind,
    id: null,
    name: '',
    nameEn: null,
    holder: null,
    count,
    isHidden: true,
    lowered: null,
  };
}

/** What is open, as far as the viewer may read of it, in its order; the rest of each kind as one number behind it. */
export function shown(open: readonly Blocker[]): ShownBlocker[] {
  const told: ShownBlocker[] = [];
  for (const kind of new Set(open.map((one) => one.kind))) {
    const ofKind = open.filter((one) => one.kind === kind);
    const hidden = ofKind.filter(({ mayRead }) => !mayRead);
    told.push(...ofKind.filter(({ mayRead }) => mayRead).map(byName));
    if (hidden.length > 0) told.push(asNumber(kind, hidden));
  }
  return told;
}

export const shownOf = ({ blockers, warnings }: Gate): ShownGate => ({
  blockers: shown(blockers),
  warnings: shown(warnings),
});

/** The gate of a contract for whoever may read it: the one answer for its cockpit, its page and its delivery tab. */
export const shownGate = async (scope: Scope, contractId: string): Promise<ShownGate> =>
  shownOf(await gateOf(scope, contractId));
