import { subscriber } from '@millwright/platform/jobs';
import { createDefaultDepartments } from '../org/index.ts';
import { firmFounded } from './identity.events.ts';

/** Makes good a sign-up that was cut off between founding the firm and giving it its departments. */
export const completeFirm = subscriber('identity.complete-firm', firmFounded, {
  run: async (scope, { locale }) => {
    await createDefaultDepartments(scope, locale === 'en' ? 'en' : 'zh-CN');
  },
});
