export { TODO_KINDS, type TodoKind } from './kinds.schemas.ts';
export { type TodoColumns, type TodoQuery, todoSource } from './todo-sources.ts';
export { todosModule } from './todos.module.ts';
export { countTodos, listTodos, type TodoCount, type TodoRow } from './todos.queries.ts';
export { listTodosInput, type TodoFilters } from './todos.schemas.ts';
export { isBoss, turnByDuty } from './whose-turn.ts';
