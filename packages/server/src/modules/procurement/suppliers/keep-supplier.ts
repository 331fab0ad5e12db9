import { AppError, conflict, fromDatabase, notFound, type Scope } from '@millwright/platform';
import {
  supplierCreated,
  supplierRecycled,
  supplierRestored,
  supplierUpdated,
} from '../procurement.events.ts';
import { findSupplier, getSupplier, type SupplierDetail } from './suppliers.queries.ts';
import type { CreateSupplier, RecycleSupplier, UpdateSupplier } from './suppliers.schemas.ts';

const blank = (value: string | null | undefined) => (value === undefined ? undefined : value || null);

/** Two living suppliers of a firm share neither name nor code; says so at the field. */
async function sayingTaken<T>(save: () => Promise<T>): Promise<T> {
  try {
    return await save();
  } catch (error) {
    const known = fromDatabase(error);
    if (known instanceof AppError && known.code === 'platform.already_exists') {
      const isCode = known.facts.constraint === 'supplier_code_live';
      const code = isCode ? 'procurement.supplier_code_taken' : 'procurement.supplier_name_taken';
      throw new AppError('conflict', code, {}, [{ path: isCode ? 'code' : 'name', code }]);
    }
    throw error;
  }
}

/** Enters somebody the firm buys from. */
export async function createSupplier(scope: Scope, input: CreateSupplier): Promise<SupplierDetail> {
  scope.require('create', 'Supplier');
  const { id } = await sayingTaken(() =>
    scope.tx.supplier.create({
      data: {
        name: input.name,
        code: input.code || null,
        address: input.address || null,
        notes: input.notes || null,
        contacts: input.contacts ?? [],
      },
      select: { id: true },
    }),
  );
  await scope.announce(supplierCreated, { supplierId: id });
  return getSupplier(scope, id);
}

/** Changes what is known of a supplier. */
export async function updateSupplier(scope: Scope, input: UpdateSupplier): Promise<SupplierDetail> {
  const supplier = await findSupplier(scope, input.supplierId);
  scope.require('update', 'Supplier', supplier);
  if (supplier.deletedAt) throw notFound('procurement.supplier_not_found');
  await sayingTaken(() =>
    scope.save('supplier', supplier, input.version, {
      name: input.name,
      code: blank(input.code),
      address: blank(input.address),
      notes: blank(input.notes),
      contacts: input.contacts,
    }),
  );
  await scope.announce(supplierUpdated, { supplierId: supplier.id });
  return getSupplier(scope, supplier.id);
}

/** Puts a supplier into the recycle bin, unless something is still to come from it. */
export async function recycleSupplier(scope: Scope, input: RecycleSupplier): Promise<SupplierDetail> {
  const supplier = await findSupplier(scope, input.supplierId);
  scope.require('delete', 'Supplier', supplier);
  if (supplier.deletedAt) throw conflict('procurement.supplier_in_recycle_bin');
  const { open } = await getSupplier(scope, supplier.id);
  if (open > 0) throw conflict('procurement.supplier_has_orders', { count: open });
  await scope.save('supplier', supplier, input.version, { deletedAt: scope.now() });
  await scope.announce(supplierRecycled, { supplierId: supplier.id });
  return getSupplier(scope, supplier.id);
}

/** Takes a supplier out of the recycle bin. */
export async function restoreSupplier(scope: Scope, input: RecycleSupplier): Promise<SupplierDetail> {
  const supplier = await findSupplier(scope, input.supplierId);
  scope.require('delete', 'Supplier', supplier);
  if (!supplier.deletedAt) throw conflict('procurement.supplier_not_in_recycle_bin');
  await sayingTaken(() => scope.save('supplier', supplier, input.version, { deletedAt: null }));
  await scope.announce(supplierRestored, { supplierId: supplier.id });
  return getSupplier(scope, supplier.id);
}
