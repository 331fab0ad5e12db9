import { defineModule } from '@millwright/platform';
import * as events from './procurement.events.ts';
import {
  bomImportPermissions,
  procurementPermissions,
  supplierPermissions,
} from './procurement.permissions.ts';
import { names, parts, readable, uses } from './procurement.subjects.ts';
import './procurement.todos.ts';

/** What is bought for contracts: requests, orders, promises, deliveries and what was found of them; and from whom. */
export const procurementModule = defineModule({
  name: 'procurement',
  tier: 3,
  dependsOn: ['tenancy', 'contracts', 'tasks', 'planning', 'notifications', 'todos'],
  owns: [
    'supplier',
    'procurement_item',
    'promised_date_change',
    'goods_receipt',
    'goods_inspection',
    'bom_import',
  ],
  permissions: [procurementPermissions, supplierPermissions, bomImportPermissions],
  events: Object.values(events),
  readable,
  parts,
  uses,
  names,
});
