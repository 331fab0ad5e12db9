import { event } from '@millwright/platform/browser';
import { z } from 'zod';

/** The firm's name, language, time zone, numbering or brand has changed. */
export const tenantUpdated = event('tenancy.updated', z.object({ tenantId: z.uuid() }), {
  subject: ({ tenantId }) => ({ type: 'Tenant', id: tenantId }),
});
