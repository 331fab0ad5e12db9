import { of, type Specimens } from './specimen.fixture.ts';

export const tokensSpecimens: Specimens = {
  'staff tokens.list': of(() => ({ everybody: true })),
  'staff tokens.create': of(() => ({ name: 'nightly', access: 'read', days: 30 }), {
    ownOnly: 'it makes a token of the caller’s own',
  }),
  'staff tokens.revoke': of((r) => ({ tokenId: r.tokenId })),
};
