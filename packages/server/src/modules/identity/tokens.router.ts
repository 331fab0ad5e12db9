import { allow, allowInPerson, router } from '@millwright/platform';
import { faceServicesOf } from '../../services.ts';
import { createToken } from './operations/create-token.ts';
import { revokeToken } from './operations/revoke-token.ts';
import { tellSessionsEnded } from './sessions-ended.ts';
import { listTokens } from './tokens.queries.ts';
import { createTokenInput, listTokensInput, tokenInput } from './tokens.schemas.ts';

export const tokensRouter = router({
  list: allow('read', 'ApiToken')
    .input(listTokensInput)
    .query(({ ctx, input }) => ctx.read((scope) => listTokens(scope, input))),
  create: allowInPerson('create', 'ApiToken', 'a token makes no further one')
    .input(createTokenInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createToken(scope, input))),
  revoke: allowInPerson('revoke', 'ApiToken', 'who found a token shuts nobody else out')
    .input(tokenInput)
    .mutation(async ({ ctx, input }) => {
      const { tokenId, memberId } = await ctx.write((scope) => revokeToken(scope, input));
      const { tenantId } = ctx.principal;
      await tellSessionsEnded(faceServicesOf(ctx), [{ tenantId, personId: memberId }]);
      return { tokenId };
    }),
});
