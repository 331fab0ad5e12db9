import { defineModule } from '@millwright/platform';

/** Every list as a file: CSV or Excel, with the same rows as on the screen. */
export const exportsModule = defineModule({
  name: 'exports',
  tier: 4,
  dependsOn: [
    'tenancy',
    'org',
    'customers',
    'audit',
    'contracts',
    'tasks',
    'procurement',
    'acceptance',
    'feedback',
    'todos',
  ],
  owns: [],
});
