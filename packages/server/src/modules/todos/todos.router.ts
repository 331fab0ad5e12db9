import { allow, router } from '@millwright/platform';
import { listTodos } from './todos.queries.ts';
import { listTodosInput } from './todos.schemas.ts';

export const todosRouter = router({
  list: allow('read', 'Todo')
    .input(listTodosInput)
    .query(({ ctx, input }) => ctx.read((scope) => listTodos(scope, input))),
});
