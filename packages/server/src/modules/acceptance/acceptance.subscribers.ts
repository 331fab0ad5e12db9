import { subscriber } from '@millwright/platform/jobs';
import { paymentChanged } from '../contracts/index.ts';
import { acceptancePassed, acceptanceRejected, customerAnswered } from './acceptance.events.ts';
import { answerByCustomer } from './operations/answer-by-customer.ts';
import { letPaymentsFallDue } from './operations/let-payments-fall-due.ts';
import { makeRework } from './operations/make-rework.ts';

/** A rejection becomes work, on behalf of the product: whoever inspects plans nobody's tasks. */
export const makeReworkOfRejected = subscriber('acceptance.make-rework', acceptanceRejected, {
  run: (scope, { roundId }) => makeRework(scope, { roundId }),
});

/** What a customer said in the portal takes effect on the firm's side. */
export const takeCustomersAnswer = subscriber('acceptance.take-customers-answer', customerAnswered, {
  run: (scope, { signatureId }) => answerByCustomer(scope, { signatureId }),
});

/** What was to be paid when a stage is passed falls due. */
export const payForPassedStage = subscriber('acceptance.pay-for-passed-stage', acceptancePassed, {
  run: async (scope, { contractId, stagePassed }) => {
    if (stagePassed) await letPaymentsFallDue(scope, contractId);
  },
});

/** A payment that was planned, or planned otherwise, after its stage was passed falls due as if it had been there. */
export const payForStagePassedBefore = subscriber('acceptance.pay-for-stage-passed-before', paymentChanged, {
  run: async (scope, { contractId, verb }) => {
    if (verb === 'planned' || verb === 'changed') await letPaymentsFallDue(scope, contractId);
  },
});
