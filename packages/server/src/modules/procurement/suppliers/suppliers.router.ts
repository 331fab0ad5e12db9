import { allow, router } from '@millwright/platform';
import { createSupplier, recycleSupplier, restoreSupplier, updateSupplier } from './keep-supplier.ts';
import { getSupplier, listSuppliers } from './suppliers.queries.ts';
import * as input from './suppliers.schemas.ts';

export const suppliersRouter = router({
  list: allow('read', 'Supplier')
    .input(input.listSuppliersInput)
    .query(({ ctx, input }) => ctx.read((scope) => listSuppliers(scope, input))),

  get: allow('read', 'Supplier')
    .input(input.supplierInput)
    .query(({ ctx, input }) => ctx.read((scope) => getSupplier(scope, input.supplierId))),

  create: allow('create', 'Supplier')
    .input(input.createSupplierInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createSupplier(scope, input))),

  update: allow('update', 'Supplier')
    .input(input.updateSupplierInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateSupplier(scope, input))),

  delete: allow('delete', 'Supplier')
    .input(input.recycleSupplierInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => recycleSupplier(scope, input))),

  restore: allow('delete', 'Supplier')
    .input(input.recycleSupplierInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreSupplier(scope, input))),
});
