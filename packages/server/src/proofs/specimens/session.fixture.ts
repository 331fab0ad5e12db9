import type { Specimens } from './specimen.fixture.ts';
import { of } from './specimen.fixture.ts';

const PASSWORD = 'correct horse battery staple';
const token = 'whoever holds the link is the person invited';

/** What both faces share. The made-up password hashes fit no password, so signing in is refused as for anybody. */
const common = (face: 'staff' | 'portal'): Specimens => ({
  [`${face} session.me`]: of(() => undefined),
  [`${face} session.signIn`]: of(
    (_r, { canaries }) => ({
      email: canaries.accountEmail(face === 'staff' ? 'boss' : 'customer'),
      password: PASSWORD,
    }),
    { refused: 'identity.sign_in_failed', commits: true },
  ),
  [`${face} session.signOut`]: of(() => undefined),
  [`${face} session.invitation`]: of(
    (r) => ({ token: face === 'staff' ? r.invitationToken : r.portalInvitationToken }),
    { foreignSucceeds: token },
  ),
  [`${face} session.acceptInvitation`]: of(
    (r) => ({ token: face === 'staff' ? r.invitationToken : r.portalInvitationToken, password: PASSWORD }),
    { commits: true, foreignSucceeds: token },
  ),
  [`${face} session.switchFirm`]: of((_r, { firm }) => ({ tenantId: firm.tenantId }), { commits: true }),
  [`${face} session.changePassword`]: of(() => ({ current: PASSWORD, next: `${PASSWORD} two` }), {
    refused: 'identity.current_password_wrong',
    commits: true,
  }),
});

export const sessionSpecimens: Specimens = {
  ...common('staff'),
  ...common('portal'),
  'staff session.signUp': of(
    () => ({
      firmName: 'New firm',
      name: 'Founder',
      email: 'founder@new-firm.example',
      password: PASSWORD,
      locale: 'en',
    }),
    { commits: true },
  ),
};
