import { defineModule } from '@millwright/platform';
import {
  portalAcceptancePermissions,
  portalContractPermissions,
  portalDeliveryPermissions,
  portalFeedbackPermissions,
} from './portal.permissions.ts';

/** What customers see of their contracts, read through the database's own views for them. */
export const portalModule = defineModule({
  name: 'portal',
  tier: 4,
  dependsOn: ['contracts', 'files', 'feedback', 'acceptance', 'delivery'],
  owns: [],
  permissions: [
    portalAcceptancePermissions,
    portalContractPermissions,
    portalDeliveryPermissions,
    portalFeedbackPermissions,
    portalFeedbackPermissions,
    portalDeliveryPermissions,
  ],
});
