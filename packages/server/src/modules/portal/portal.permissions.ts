import { permissions } from '@millwright/platform';

/** The portal's page of a contract: the contacts of its customer alone. Which contracts, the database decides. */
export const portalContractPermissions = permissions('PortalContract', {
  actions: ['read'],
  grants: { customer: ({ can }) => can('read') },
});

/** What customers report and ask for: theirs to read, to write and to answer. Which of it, the database decides. */
export const portalFeedbackPermissions = permissions('PortalFeedback', {
  actions: ['read', 'report', 'write'],
  grants: { customer: ({ can }) => can(['read', 'report', 'write']) },
});

/** What waits for the customer's signature, and what was accepted. Which of it, the database decides. */
export const portalAcceptancePermissions = permissions('PortalAcceptance', {
  actions: ['read', 'sign', 'refuse'],
  grants: { customer: ({ can }) => can(['read', 'sign', 'refuse']) },
});
/** What was brought to the customer: theirs to read, and to sign for or refuse. */
export const portalDeliveryPermissions = permissions('PortalDelivery', {
  actions: ['read', 'sign'],
  grants: { customer: ({ can }) => can(['read', 'sign']) },
});
