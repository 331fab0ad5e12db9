export { listItems } from './items.queries.ts';
export type { ItemRow } from './items.rows.ts';
export * from './procurement.events.ts';
export { type ItemScene, makeItem, makeSupplier } from './procurement.factory.ts';
export * from './procurement.lifecycle.ts';
export { procurementModule } from './procurement.module.ts';
export { type ItemFilters, listItemsInput } from './procurement.schemas.ts';
export { listSuppliers, type SupplierRow } from './suppliers/suppliers.queries.ts';
export { listSuppliersInput } from './suppliers/suppliers.schemas.ts';
