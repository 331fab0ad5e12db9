import { subscriber } from '@millwright/platform/jobs';
import { acceptanceRejected } from './acceptance.events.ts';
import { makeRework } from './operations/make-rework.ts';

/** A rejection becomes work, on behalf of the product: whoever inspects plans nobody's tasks. */
export const makeReworkOfRejected = subscriber('acceptance.make-rework', acceptanceRejected, {
  run: (scope, { roundId }) => makeRework(scope, { roundId }),
});
