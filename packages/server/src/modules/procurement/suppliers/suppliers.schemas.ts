import { pageInput } from '@millwright/platform/browser';
import { z } from 'zod';

const id = z.uuid();
const version = z.number().int().min(1);
const name = z.string().trim().min(1).max(200);
const optional = (most: number) => z.string().trim().max(most).nullable().optional();

export const supplierContact = z.object({
  name: z.string().trim().min(1).max(100),
  title: z.string().trim().max(100).optional(),
  phone: z.string().trim().max(40).optional(),
  email: z.union([z.literal(''), z.email().max(254)]).optional(),
});
export type SupplierContact = z.infer<typeof supplierContact>;

const details = {
  code: optional(40),
  address: optional(500),
  notes: optional(10_000),
  contacts: z.array(supplierContact).max(20).optional(),
};
export const listSuppliersInput = pageInput.extend({
  sort: z.enum(['name']).default('name'),
  search: z.string().trim().max(100).optional(),
  /** What is in the recycle bin instead of what is not. */
  recycled: z.boolean().default(false),
});
export type ListSuppliers = z.infer<typeof listSuppliersInput>;
export const supplierInput = z.object({ supplierId: id });
export const createSupplierInput = z.object({ name, ...details });
export type CreateSupplier = z.infer<typeof createSupplierInput>;
export const updateSupplierInput = z.object({ supplierId: id, version, name: name.optional(), ...details });
export type UpdateSupplier = z.infer<typeof updateSupplierInput>;
export const recycleSupplierInput = z.object({ supplierId: id, version });
export type RecycleSupplier = z.infer<typeof recycleSupplierInput>;
