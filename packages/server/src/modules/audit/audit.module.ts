import { defineModule } from '@millwright/platform';
import { auditPermissions } from './audit.permissions.ts';

/** The trail of changes: read, never written here. Triggers write it, with each change, in its transaction. */
export const auditModule = defineModule({
  name: 'audit',
  tier: 1,
  dependsOn: [],
  owns: ['audit_event'],
  permissions: [auditPermissions],
});
