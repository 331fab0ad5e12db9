import type { Scope } from '@millwright/platform';
import { triggerPayment } from '../../contracts/index.ts';
import { standingsOf } from '../standing.queries.ts';

/**
 * Tells the contract's payments which stages are passed, each with its day, the first one first: a payment for any
 * acceptance falls due with that. What it finds told already stays, so that running again does no harm.
 */
export async function letPaymentsFallDue(scope: Scope, contractId: string): Promise<void> {
  const passed = (await standingsOf(scope, contractId))
    .flatMap(({ code, passedOn }) => (passedOn === null ? [] : [{ stage: code, on: passedOn }]))
    .sort((a, b) => a.on.localeCompare(b.on));
  for (const { stage, on } of passed)
    await triggerPayment(scope, contractId, { trigger: 'acceptance', stage, on });
}
