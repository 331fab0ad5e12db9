import { subscriber } from '@millwright/platform/jobs';
import { acceptanceRejected, customerAnswered } from './acceptance.events.ts';
import { answerByCustomer } from './operations/answer-by-customer.ts';
import { makeRework } from './operations/make-rework.ts';

/** A rejection becomes work, on behalf of the product: whoever inspects plans nobody's tasks. */
export const makeReworkOfRejected = subscriber('acceptance.make-rework', acceptanceRejected, {
  run: (scope, { roundId }) => makeRework(scope, { roundId }),
});

/** What a customer said in the portal takes effect on the firm's side. */
export const takeCustomersAnswer = subscriber('acceptance.take-customers-answer', customerAnswered, {
  run: (scope, { signatureId }) => answerByCustomer(scope, { signatureId }),
});
