import { defineModule } from '@millwright/platform';

/** Tells open screens what has changed, as far as each may see it. */
export const liveModule = defineModule({
  name: 'live',
  tier: 4,
  dependsOn: ['tenancy', 'identity'],
  owns: [],
});
