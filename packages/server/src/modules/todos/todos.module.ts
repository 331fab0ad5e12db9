import { defineModule } from '@millwright/platform';
import { todoPermissions } from './todos.permissions.ts';

/** What waits for people, of every module that has something: one list, one count. */
export const todosModule = defineModule({
  name: 'todos',
  tier: 2,
  dependsOn: [],
  owns: [],
  permissions: [todoPermissions],
});
