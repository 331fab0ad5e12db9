import {
  actorIdOf,
  allowInPerson,
  type EdgeContext,
  entrance,
  forbidden,
  notFound,
  open,
  openToTokens,
  router,
} from '@millwright/platform';
import { faceServicesOf } from '../../services.ts';
import { entrancesOf } from './accounts.ts';
import {
  acceptInvitationInput,
  changePasswordInput,
  invitationInput,
  inviteContactInput,
  inviteMemberInput,
  signInInput,
  signUpInput,
  switchFirmInput,
} from './identity.schemas.ts';
import { acceptInvitation, viewInvitation } from './operations/accept-invitation.ts';
import { changePassword } from './operations/change-password.ts';
import { inviteContact, inviteMember } from './operations/invite.ts';
import { signIn, startSession } from './operations/sign-in.ts';
import { signUp } from './operations/sign-up.ts';
import { tellSessionsEnded } from './sessions-ended.ts';
import { whoAmI } from './who-am-i.ts';

const setCookie = (ctx: EdgeContext, cookie: string) => ctx.setHeader('set-cookie', cookie);

/** The account of whoever is signed in; refuses everybody else. */
function signedIn(ctx: EdgeContext) {
  const { principal } = ctx;
  if (principal.kind !== 'staff' && principal.kind !== 'customer') throw forbidden('platform.sign_in_first');
  return principal;
}

/** What both faces share: each signs in with its own cookie, and neither is worth anything on the other. */
const common = {
  me: openToTokens('who is signed in, or nobody').query(({ ctx }) => whoAmI(ctx)),

  signIn: entrance('the way in')
    .input(signInInput)
    .mutation(async ({ ctx, input }) => {
      const { cookie, entrance: firm } = await signIn(faceServicesOf(ctx), ctx.face, ctx.request, input);
      setCookie(ctx, cookie);
      return { tenantId: firm.tenantId };
    }),

  signOut: open('ends a session if there is one').mutation(async ({ ctx }) => {
    const { principal } = ctx;
    const services = faceServicesOf(ctx);
    setCookie(ctx, await services.sessions.end(ctx.face, ctx.cookieHeader));
    if (principal.kind === 'staff' || principal.kind === 'customer')
      await tellSessionsEnded(services, [{ tenantId: principal.tenantId, personId: actorIdOf(principal)! }]);
    return { done: true };
  }),

  invitation: entrance('an invited person has no session yet')
    .input(invitationInput)
    .query(({ ctx, input }) => viewInvitation(faceServicesOf(ctx), ctx.face, input.token)),

  acceptInvitation: entrance('an invited person has no session yet')
    .input(acceptInvitationInput)
    .mutation(async ({ ctx, input }) => {
      const { cookie, tenantId } = await acceptInvitation(faceServicesOf(ctx), ctx.face, ctx.request, input);
      setCookie(ctx, cookie);
      return { tenantId };
    }),

  switchFirm: open('checks the session itself: enters another firm of the same account')
    .input(switchFirmInput)
    .mutation(async ({ ctx, input }) => {
      const services = faceServicesOf(ctx);
      const { accountId } = signedIn(ctx);
      const firm = (await entrancesOf(services.pool, accountId, ctx.face)).find(
        (e) => e.tenantId === input.tenantId,
      );
      if (!firm) throw notFound('identity.firm_not_found');
      await services.sessions.end(ctx.face, ctx.cookieHeader);
      setCookie(ctx, await startSession(services, ctx.face, ctx.request, accountId, firm));
      return { tenantId: firm.tenantId };
    }),

  changePassword: open('checks the session itself: one’s own password')
    .input(changePasswordInput)
    .mutation(async ({ ctx, input }) => {
      const { accountId } = signedIn(ctx);
      await changePassword(faceServicesOf(ctx), ctx.request, accountId, ctx.sessionHash ?? '', input);
      return { done: true };
    }),
};

export const sessionRouter = router({
  ...common,
  signUp: entrance('a new firm has no account yet')
    .input(signUpInput)
    .mutation(async ({ ctx, input }) => {
      const { cookie, tenantId } = await signUp(faceServicesOf(ctx), ctx.request, input);
      setCookie(ctx, cookie);
      return { tenantId };
    }),
});

export const portalSessionRouter = router(common);

export const identityRouter = router({
  inviteMember: allowInPerson('invite', 'Member', 'an invitation is a way in')
    .input(inviteMemberInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope) => inviteMember(scope, input.memberId, faceServicesOf(ctx).origins.staff)),
    ),
  inviteContact: allowInPerson('invite', 'CustomerContact', 'an invitation is a way in')
    .input(inviteContactInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope) => inviteContact(scope, input.contactId, faceServicesOf(ctx).origins.portal)),
    ),
});
