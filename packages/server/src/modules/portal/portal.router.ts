import { allowCustomer, router } from '@millwright/platform';
import { refuseAcceptance, signAcceptance } from './portal.acceptance.entries.ts';
import { portalRoundInput, refuseAcceptanceInput, signAcceptanceInput } from './portal.acceptance.schemas.ts';
import { acceptanceProof, portalAcceptance } from './portal.acceptance.ts';
import { portalDeliveriesInput, refuseDeliveryInput, signDeliveryInput } from './portal.delivery.schemas.ts';
import { portalDeliveries, signDelivery } from './portal.delivery.ts';
import { portalDocuments } from './portal.documents.ts';
import { reportFeedback, writeOnFeedback } from './portal.feedback.entries.ts';
import {
  portalFeedbackInput,
  portalFeedbackListInput,
  reportFeedbackInput,
  writeOnFeedbackInput,
} from './portal.feedback.schemas.ts';
import { getPortalFeedback, listPortalFeedback } from './portal.feedback.ts';
import { getPortalContract, listPortalContracts, portalFirm, portalLogo } from './portal.queries.ts';
import { portalContractInput, portalListInput } from './portal.schemas.ts';

export const portalContractsRouter = router({
  list: allowCustomer('read', 'PortalContract')
    .input(portalListInput)
    .query(({ ctx, input }) => ctx.read((scope) => listPortalContracts(scope, input))),
  get: allowCustomer('read', 'PortalContract')
    .input(portalContractInput)
    .query(({ ctx, input }) => ctx.read((scope) => getPortalContract(scope, input.contractId))),
  documents: allowCustomer('read', 'PortalContract')
    .input(portalContractInput)
    .query(({ ctx, input }) => ctx.read((scope) => portalDocuments(scope, input.contractId))),
});

export const portalFirmRouter = router({
  get: allowCustomer('read', 'PortalContract').query(({ ctx }) => ctx.read((scope) => portalFirm(scope))),
  logo: allowCustomer('read', 'PortalContract').query(({ ctx }) => ctx.read((scope) => portalLogo(scope))),
});

export const portalFeedbackRouter = router({
  list: allowCustomer('read', 'PortalFeedback')
    .input(portalFeedbackListInput)
    .query(({ ctx, input }) => ctx.read((scope) => listPortalFeedback(scope, input))),
  get: allowCustomer('read', 'PortalFeedback')
    .input(portalFeedbackInput)
    .query(({ ctx, input }) => ctx.read((scope) => getPortalFeedback(scope, input.feedbackId))),
  report: allowCustomer('report', 'PortalFeedback')
    .input(reportFeedbackInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => reportFeedback(scope, input))),
  write: allowCustomer('write', 'PortalFeedback')
    .input(writeOnFeedbackInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => writeOnFeedback(scope, input))),
});

export const portalAcceptanceRouter = router({
  contract: allowCustomer('read', 'PortalAcceptance')
    .input(portalContractInput)
    .query(({ ctx, input }) => ctx.read((scope) => portalAcceptance(scope, input.contractId))),
  proof: allowCustomer('read', 'PortalAcceptance')
    .input(portalRoundInput)
    .query(({ ctx, input }) => ctx.read((scope) => acceptanceProof(scope, input.roundId))),
  sign: allowCustomer('sign', 'PortalAcceptance')
    .input(signAcceptanceInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => signAcceptance(scope, input))),
  refuse: allowCustomer('refuse', 'PortalAcceptance')
    .input(refuseAcceptanceInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => refuseAcceptance(scope, input))),
});
export const portalDeliveryRouter = router({
  ofContract: allowCustomer('read', 'PortalDelivery')
    .input(portalDeliveriesInput)
    .query(({ ctx, input }) => ctx.read((scope) => portalDeliveries(scope, input.contractId))),
  sign: allowCustomer('sign', 'PortalDelivery')
    .input(signDeliveryInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => signDelivery(scope, 'signed', input))),
  refuse: allowCustomer('sign', 'PortalDelivery')
    .input(refuseDeliveryInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => signDelivery(scope, 'refused', input))),
});
