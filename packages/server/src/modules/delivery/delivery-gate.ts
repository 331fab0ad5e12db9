import { conflict, forbidden, type Scope } from '@millwright/platform';
import { deliveryBlockers } from './blockers.ts';
import type { Blocker } from './blockers.types.ts';
import { deliveryOverrideChanged } from './delivery.events.ts';
import { overrideLifecycle } from './delivery.lifecycle.ts';

/** What keeps a contract from being delivered, and what whoever delivers should know besides. */
export interface Gate {
  blockers: Blocker[];
  warnings: Blocker[];
}

/** Everything that is open on a contract as it is now, from all who have a say, whoever asks. */
export async function gateOf(scope: Scope, contractId: string): Promise<Gate> {
  const found: Blocker[] = [];
  for (const ask of deliveryBlockers) found.push(...(await ask(scope, contractId)));
  return {
    blockers: found.filter(({ weight }) => weight === 'blocks'),
    warnings: found.filter(({ weight }) => weight === 'warns'),
  };
}

/** Whether two people have decided about everything that is open: what came up since, they have not. */
export const covers = (decided: readonly { key: string }[], open: readonly Blocker[]): boolean =>
  open.every(({ key }) => decided.some((one) => one.key === key));

/** What the viewer took out of the way themselves: whoever says that critical feedback is none, does not deliver it. */
export const loweredByViewer = (scope: Scope, { warnings }: Gate): Blocker[] =>
  warnings.filter(({ lowered }) => lowered !== undefined && lowered.byId === scope.memberId);

/** The decision of two people that covers everything open on a contract, if there is one. */
async function decisionFor(scope: Scope, contractId: string, open: readonly Blocker[]) {
  const confirmed = await scope.tx.deliveryOverride.findMany({
    where: { contractId, status: 'confirmed' },
    orderBy: { id: 'asc' },
  });
  return confirmed.find((one) => covers(one.blockers as unknown as { key: string }[], open)) ?? null;
}

/**
 * What keeps a contract from being delivered: what is open and was not decided about, and what the viewer lowered
 * themselves. What its own verb refuses with.
 */
export async function inTheWay(scope: Scope, contractId: string): Promise<Gate> {
  const gate = await gateOf(scope, contractId);
  const { blockers } = gate;
  const isDecided = blockers.length === 0 || (await decisionFor(scope, contractId, blockers)) !== null;
  return { blockers: isDecided ? [] : blockers, warnings: loweredByViewer(scope, gate) };
}

/**
 * Conflict where something open keeps the contract from being delivered, unless two people decided to deliver in spite of
 * exactly that: answers their decision. Whoever asks holds the contract, so that nothing comes up unseen.
 */
export async function requireOpenGate(scope: Scope, contractId: string): Promise<DeliveryOverride | null> {
  const gate = await gateOf(scope, contractId);
  const own = loweredByViewer(scope, gate)[0];
  if (own) throw forbidden('delivery.lowered_by_you', { name: own.name });
  const { blockers } = gate;
  if (blockers.length === 0) return null;
  const decision = await decisionFor(scope, contractId, blockers);
  if (decision) return decision;
  throw conflict('delivery.gate_closed', {
    count: blockers.length,
    blockers: blockers.map(({ kind, name, nameEn, holder, mayRead }) => ({
      kind,
      name: mayRead ? name : '',
      nameEn: nameEn ?? null,
      holder: mayRead ? holder : null,
    })),
  });
}

type DeliveryOverride = NonNullable<Awaited<ReturnType<typeof decisionFor>>>;

/** A decision is used up with the delivery it was made for. */
export async function useDecision(scope: Scope, decision: DeliveryOverride): Promise<void> {
  const status = overrideLifecycle.next(decision.status, 'use');
  await scope.save('deliveryOverride', decision, decision.version, { status });
  const { id: overrideId, deliveryId, contractId } = decision;
  await scope.announce(deliveryOverrideChanged, { deliveryId, contractId, overrideId, status });
}

/** Uses up what was decided about a contract that was delivered by its own verb, without a delivery. */
export async function useDecisionsOf(scope: Scope, contractId: string): Promise<void> {
  const confirmed = await scope.tx.deliveryOverride.findMany({ where: { contractId, status: 'confirmed' } });
  for (const decision of confirmed) await useDecision(scope, decision);
}
