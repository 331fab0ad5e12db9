import { defineModule, namesIn, readableIn } from '@millwright/platform';
import { firmFounded, personInvited, tokenCreated, tokenRevoked } from './identity.events.ts';
import { completeFirm } from './identity.subscribers.ts';
import { apiTokenPermissions } from './tokens.permissions.ts';

/** Who is who: accounts, sessions, tokens, invitations, and the principal every request acts as. */
export const identityModule = defineModule({
  name: 'identity',
  tier: 1,
  dependsOn: ['tenancy', 'org', 'customers'],
  owns: ['account', 'session', 'sign_in_attempt', 'invitation', 'api_token'],
  permissions: [apiTokenPermissions],
  events: [firmFounded, personInvited, tokenCreated, tokenRevoked],
  subscribers: [completeFirm],
  readable: { ApiToken: readableIn('api_token', 'ApiToken') },
  names: { ApiToken: namesIn('api_token', 'ApiToken', 'name') },
});
