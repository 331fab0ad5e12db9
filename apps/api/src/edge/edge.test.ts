import { appRouter } from '@millwright/server';
import { given } from '@millwright/testkit';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, startTestApi, type TestApi } from '../api.fixture.ts';

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
});
afterAll(() => test?.close());

let people = 0;
async function signedUp(): Promise<{ browser: Browser; email: string; password: string }> {
  people += 1;
  const browser = new Browser(test.origins.staff);
  const email = `boss${people}.${Date.now()}@firm.example`;
  const password = 'correct horse battery';
  const answer = await browser.mutate('session.signUp', {
    firmName: `Firm ${people}`,
    name: '陈立',
    email,
    password,
    locale: 'zh-CN',
  });
  expect(answer.error).toBeUndefined();
  return { browser, email, password };
}

describe('a firm signs up', () => {
  it('and its boss is in, with six departments to start from', async () => {
    const { browser, email } = await signedUp();
    const me = await browser.query('session.me');
    expect(me).toMatchObject({
      account: { email },
      member: { name: '陈立', role: 'boss' },
      tenant: { locale: 'zh-CN' },
    });
    expect(me.allowed).toContain('Tenant.update');
    expect(JSON.stringify(await browser.query('org.tree', {}))).toContain('调试装配部');
  });

  it('refuses weak passwords by field and known addresses without their password', async () => {
    const { email } = await signedUp();
    const browser = new Browser(test.origins.staff);
    const base = { firmName: 'Other', name: 'X', locale: 'en' };
    const weak = await browser.mutate('session.signUp', {
      ...base,
      email: 'new@firm.example',
      password: 'aaaaaaaaaaaa',
    });
    expect(weak.error).toMatchObject({
      kind: 'invalid',
      code: 'identity.password_weak',
      fields: [{ path: 'password' }],
    });
    const taken = await browser.mutate('session.signUp', { ...base, email, password: 'some other password' });
    expect(taken.error).toMatchObject({ kind: 'invalid', code: 'identity.sign_up_refused' });
    expect(await browser.query('session.me')).toBeNull();
  });
});

describe('signing in', () => {
  it('works once more after signing out, and the old cookie is worth nothing', async () => {
    const { browser, email, password } = await signedUp();
    const old = browser.cookie;
    await browser.mutate('session.signOut');
    expect(browser.cookie).toBeUndefined();
    const thief = new Browser(test.origins.staff);
    thief.cookie = old;
    expect(await thief.query('session.me')).toBeNull();
    expect((await browser.mutate('session.signIn', { email, password })).tenantId).toBeTruthy();
    expect((await browser.query('session.me')).account.email).toBe(email);
  });

  it('answers alike for known and unknown accounts, and throttles both alike (002-01)', async () => {
    const { email } = await signedUp();
    const browser = new Browser(test.origins.staff);
    const tryBoth = async () => [
      await browser.mutate('session.signIn', { email, password: 'wrong password' }),
      await browser.mutate('session.signIn', { email: `nobody-${email}`, password: 'wrong password' }),
    ];
    const [known, unknown] = await tryBoth();
    expect(known).toEqual(unknown);
    expect(known.error.code).toBe('identity.sign_in_failed');
    for (let i = 0; i < 5; i += 1) await tryBoth();
    const [a, b] = await tryBoth();
    expect(a.error.code).toBe('identity.too_many_attempts');
    expect(b.error.code).toBe('identity.too_many_attempts');
  });

  it('gives a cookie no script can read and no other site can send', async () => {
    const { email, password } = await signedUp();
    const response = await new Browser(test.origins.staff).fetch('/trpc/session.signIn', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Path=\//);
  });

  it('on the staff side is worth nothing at the portal', async () => {
    const { browser } = await signedUp();
    const portal = new Browser(test.origins.portal);
    portal.cookie = browser.cookie?.replace('millwright_staff', 'millwright_portal');
    expect(await portal.query('session.me')).toBeNull();
  });
});

describe('an invitation', () => {
  it('lets a customer’s contact into the portal once, and nobody after', async () => {
    const { browser } = await signedUp();
    const firm = await given.firm();
    expect(firm.tenantId).toBeTruthy();
    const customer = await browser.mutate('customers.create', { name: '华东食品', code: 'HD' });
    const contact = await browser.mutate('customers.createContact', {
      customerId: customer.id,
      name: '王工',
      email: `wang${Date.now()}@customer.example`,
    });
    const link = await browser.mutate('identity.inviteContact', { contactId: contact.id });
    const token = link.url.split('/invitation/')[1];
    expect(link.url.startsWith(test.origins.portal)).toBe(true);
    const portal = new Browser(test.origins.portal);
    expect(await portal.query('session.invitation', { token })).toMatchObject({
      name: '王工',
      kind: 'portal',
      hasAccount: false,
    });
    // The same link means nothing on the staff side.
    expect((await new Browser(test.origins.staff).query('session.invitation', { token })).error.code).toBe(
      'identity.invitation_not_found',
    );
    const both = await Promise.all(
      [portal, new Browser(test.origins.portal)].map((b) =>
        b.mutate('session.acceptInvitation', { token, password: 'a long enough phrase' }),
      ),
    );
    expect(both.filter((answer) => !answer.error)).toHaveLength(1);
    const again = await new Browser(test.origins.portal).mutate('session.acceptInvitation', {
      token,
      password: 'another long phrase',
    });
    expect(again.error.code).toBe('identity.invitation_not_found');
  });
});

describe('the edge', () => {
  it('refuses changes from other sites and cookies without an origin', async () => {
    const { browser } = await signedUp();
    for (const origin of ['https://evil.example', 'null', test.origins.portal]) {
      const response = await browser.fetch('/trpc/session.signOut', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: '',
      });
      expect(response.status).toBe(403);
    }
    const bare = await fetch(`${test.origins.staff}/trpc/session.signOut`, {
      method: 'POST',
      headers: { cookie: browser.cookie!, 'content-type': 'application/json' },
      body: '',
    });
    expect(bare.status).toBe(403);
    expect(await browser.query('session.me')).not.toBeNull();
  });

  it('does not change anything by GET', async () => {
    const { browser } = await signedUp();
    const response = await browser.fetch('/trpc/session.signOut');
    expect(response.status).toBe(405);
    expect(await browser.query('session.me')).not.toBeNull();
  });

  it('says what is wrong with unreadable, huge and unknown calls, without a stack', async () => {
    const { browser } = await signedUp();
    const post = (body: string, path = 'session.signIn') =>
      browser.fetch(`/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    const bad = [
      await post('{not json'),
      await post(JSON.stringify({ email: 5 })),
      await post('x'.repeat(1_100_000)),
      await post('{}', 'no.such.thing'),
    ];
    expect(bad.map((r) => r.status)).toEqual([400, 400, 413, 404]);
    for (const response of bad) {
      const text = await response.text();
      expect(text).not.toMatch(/\.ts|node_modules|at /);
      expect(JSON.parse(text).error.data.reason.code).toMatch(/^platform\./);
    }
  });

  it('answers the short way exactly as tRPC’s own adapter does', async () => {
    const { browser } = await signedUp();
    const principal = (await test.services.sessions.read('staff', browser.cookie)).session!;
    const calls = [
      '/trpc/session.me',
      '/trpc/session.me,tenancy.get?batch=1&input=%7B%7D',
      '/trpc/session.me,no.such,tenancy.get?batch=1',
      '/trpc/no.such.thing',
      `/trpc/session.invitation?input=${encodeURIComponent(JSON.stringify({ token: 'x' }))}`,
      `/trpc/session.invitation?input=${encodeURIComponent(JSON.stringify({ token: 'x'.repeat(40) }))}`,
      '/trpc/session.invitation?input=%7Bnot',
      '/trpc/session.signOut',
    ];
    for (const call of calls) {
      const ours = await browser.fetch(call);
      const member = await test.services.principals.get('staff', principal.tenantId, principal.memberId!);
      const theirs = await fetchRequestHandler({
        endpoint: '/trpc',
        req: new Request(test.origins.staff + call),
        router: appRouter,
        createContext: () => ({
          face: 'staff' as const,
          principal: member!,
          request: { requestId: 'r', ip: null },
          services: test.services,
          sessionHash: null,
          setHeader() {},
        }),
      });
      expect({ call, status: ours.status, body: await ours.json() }).toEqual({
        call,
        status: theirs.status,
        body: await theirs.json(),
      });
    }
  });

  it('sends pages with a policy that lets nothing foreign in', async () => {
    const response = await fetch(`${test.origins.staff}/contracts`);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });
});
