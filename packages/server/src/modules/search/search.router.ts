import { allow, router } from '@millwright/platform';
import { find } from './search.queries.ts';
import { findInput } from './search.schemas.ts';

export const searchRouter = router({
  find: allow('read', 'Search')
    .input(findInput)
    .query(({ ctx, input }) => ctx.read((scope) => find(scope, input))),
});
