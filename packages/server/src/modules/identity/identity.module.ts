import { defineModule } from '@millwright/platform';
import { firmFounded, personInvited } from './identity.events.ts';
import { completeFirm } from './identity.subscribers.ts';

/** Who is who: accounts, sessions, invitations, and the principal every request acts as. */
export const identityModule = defineModule({
  name: 'identity',
  tier: 1,
  dependsOn: ['tenancy', 'org', 'customers'],
  owns: ['account', 'session', 'sign_in_attempt', 'invitation'],
  events: [firmFounded, personInvited],
  subscribers: [completeFirm],
});
