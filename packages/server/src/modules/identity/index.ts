export { accountStands } from './accounts.ts';
export { ApiTokens, type KnownToken } from './api-tokens.ts';
export { firmFounded, personInvited } from './identity.events.ts';
export { identityModule } from './identity.module.ts';
export { hashPassword } from './passwords.ts';
export { PrincipalCache } from './principal-cache.ts';
export { loadCustomerPrincipal, loadStaffPrincipal } from './principals.ts';
export { Sessions } from './sessions.ts';
