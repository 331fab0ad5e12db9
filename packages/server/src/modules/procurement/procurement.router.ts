import { allow, router } from '@millwright/platform';
import { getItem } from './item-detail.queries.ts';
import { itemBoard, listItems } from './items.queries.ts';
import { cancelItem, reopenItem } from './operations/cancel-item.ts';
import { inspectGoods } from './operations/inspect-goods.ts';
import { orderItems, withdrawOrder } from './operations/order-items.ts';
import { promiseDate } from './operations/promise-date.ts';
import { receiveGoods, receiveMany } from './operations/receive-goods.ts';
import { deleteItem, restoreItem } from './operations/recycle-item.ts';
import { requestItem } from './operations/request-item.ts';
import { updateItem } from './operations/update-item.ts';
import * as input from './procurement.schemas.ts';
import { procurementPlan } from './procurement-plan.queries.ts';

export const procurementRouter = router({
  list: allow('read', 'ProcurementItem')
    .input(input.listItemsInput)
    .query(({ ctx, input }) => ctx.read((scope) => listItems(scope, input))),

  board: allow('read', 'ProcurementItem')
    .input(input.boardInput)
    .query(({ ctx, input }) => ctx.read((scope) => itemBoard(scope, input))),

  get: allow('read', 'ProcurementItem')
    .input(input.itemInput)
    .query(({ ctx, input }) => ctx.read((scope) => getItem(scope, input.itemId))),

  plan: allow('read', 'ProcurementItem')
    .input(input.procurementPlanInput)
    .query(({ ctx, input }) => ctx.read((scope) => procurementPlan(scope, input.contractId))),

  request: allow('create', 'ProcurementItem')
    .input(input.requestItemInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => requestItem(scope, input))),

  update: allow('update', 'ProcurementItem')
    .input(input.updateItemInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateItem(scope, input))),

  order: allow('order', 'ProcurementItem')
    .input(input.orderItemsInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => orderItems(scope, input))),

  withdrawOrder: allow('withdrawOrder', 'ProcurementItem')
    .input(input.versionedItemInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => withdrawOrder(scope, input))),

  promise: allow('promise', 'ProcurementItem')
    .input(input.promiseDateInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => promiseDate(scope, input))),

  receive: allow('receive', 'ProcurementItem')
    .input(input.receiveGoodsInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => receiveGoods(scope, input))),

  receiveMany: allow('receive', 'ProcurementItem')
    .input(input.receiveManyInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => receiveMany(scope, input))),

  inspect: allow('inspect', 'ProcurementItem')
    .input(input.inspectGoodsInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => inspectGoods(scope, input))),

  cancel: allow('cancel', 'ProcurementItem')
    .input(input.cancelItemInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => cancelItem(scope, input))),

  reopen: allow('reopen', 'ProcurementItem')
    .input(input.versionedItemInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => reopenItem(scope, input))),

  delete: allow('delete', 'ProcurementItem')
    .input(input.versionedItemInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => deleteItem(scope, input))),

  restore: allow('restore', 'ProcurementItem')
    .input(input.versionedItemInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreItem(scope, input))),
});
