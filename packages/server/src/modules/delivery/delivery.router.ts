import { allow, router } from '@millwright/platform';
import { deliveryOfContract, getDelivery } from './delivery.queries.ts';
import {
  createDeliveryInput,
  decideOverrideInput,
  deliveryInput,
  deliveryVersionInput,
  handOverInput,
  ofContractInput,
  overrideVersionInput,
  recordRefusalInput,
  recordSignatureInput,
  requestOverrideInput,
  serialInput,
  updateDeliveryInput,
} from './delivery.schemas.ts';
import { remakeNote } from './note/remake-note.ts';
import { cancelDelivery, handOver } from './operations/hand-over.ts';
import { decideOverride, requestOverride, withdrawOverride } from './operations/override-gate.ts';
import { prepareDelivery, updateDelivery } from './operations/prepare-delivery.ts';
import { recordSignature } from './operations/sign-delivery.ts';
import { deliveriesOfSerial } from './serials.queries.ts';

export const deliveryRouter = router({
  ofContract: allow('read', 'Delivery')
    .input(ofContractInput)
    .query(({ ctx, input }) => ctx.read((scope) => deliveryOfContract(scope, input.contractId))),
  get: allow('read', 'Delivery')
    .input(deliveryInput)
    .query(({ ctx, input }) => ctx.read((scope) => getDelivery(scope, input.deliveryId))),
  bySerial: allow('read', 'Delivery')
    .input(serialInput)
    .query(({ ctx, input }) => ctx.read((scope) => deliveriesOfSerial(scope, input.serialNo))),

  create: allow('create', 'Delivery')
    .input(createDeliveryInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => prepareDelivery(scope, input))),
  update: allow('update', 'Delivery')
    .input(updateDeliveryInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateDelivery(scope, input))),
  handOver: allow('handOver', 'Delivery')
    .input(handOverInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => handOver(scope, input))),
  sign: allow('recordSignature', 'Delivery')
    .input(recordSignatureInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => recordSignature(scope, 'signed', input))),
  refuse: allow('recordSignature', 'Delivery')
    .input(recordRefusalInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => recordSignature(scope, 'refused', input))),
  cancel: allow('cancel', 'Delivery')
    .input(deliveryVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => cancelDelivery(scope, input))),
  remakeNote: allow('handOver', 'Delivery')
    .input(deliveryInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => remakeNote(scope, input.deliveryId))),

  requestOverride: allow('requestOverride', 'Delivery')
    .input(requestOverrideInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => requestOverride(scope, input))),
  decideOverride: allow('decideOverride', 'Delivery')
    .input(decideOverrideInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => decideOverride(scope, input))),
  withdrawOverride: allow('requestOverride', 'Delivery')
    .input(overrideVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => withdrawOverride(scope, input))),
});
