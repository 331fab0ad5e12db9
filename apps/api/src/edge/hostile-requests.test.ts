import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, startTestApi, type TestApi } from '../api.fixture.ts';

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
});
afterAll(() => test?.close());

const PASSWORD = 'correct horse battery';
async function signedUp(): Promise<{ browser: Browser; email: string }> {
  const browser = new Browser(test.origins.staff);
  const email = `boss.${Math.random()}@firm.example`;
  const firm = { firmName: 'Firm', name: '陈立', email, password: PASSWORD, locale: 'zh-CN' };
  expect((await browser.mutate('session.signUp', firm)).error).toBeUndefined();
  return { browser, email };
}

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { data: { reason: { code: string } } } }).error.data.reason.code;

/** Ways round the short way in: each of these headers leads a call to tRPC's own adapter. */
const DETOURS: Record<string, string>[] = [
  { accept: 'text/event-stream', 'content-type': 'application/json' },
  { 'content-type': 'Application/json' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'application/octet-stream' },
];

describe('what a request may weigh', () => {
  it.each(DETOURS)('is the same by every way in: %o', async (headers) => {
    const send = (body: RequestInit['body'], more: object = {}) =>
      fetch(`${test.origins.staff}/trpc/session.signIn`, {
        method: 'POST',
        headers: { ...headers, origin: test.origins.staff },
        body,
        ...more,
      });
    const whole = await send('x'.repeat(1_100_000));
    expect(whole.status).toBe(413);
    expect(await codeOf(whole)).toBe('platform.request_unreadable');
    // Without a length said beforehand.
    const chunks = ReadableStream.from(Array.from({ length: 20 }, () => Buffer.alloc(60_000, 'x')));
    expect((await send(chunks as never, { duplex: 'half' })).status).toBe(413);
  });

  it('holds for the number of calls in one batch as well', async () => {
    const calls = Array(21).fill('session.me').join(',');
    for (const headers of [{}, { 'trpc-accept': 'application/jsonl' }] as Record<string, string>[]) {
      const answer = await fetch(`${test.origins.staff}/trpc/${calls}?batch=1&input=%7B%7D`, { headers });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('platform.request_unreadable');
    }
  });
});

describe('an address that cannot be read', () => {
  it('is the sender’s mistake, not ours', async () => {
    const answer = await fetch(`${test.origins.staff}/trpc/%E0%A4%A`);
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe('platform.request_unreadable');
  });
});

describe('a session', () => {
  it('of one side is worth nothing on the other, also while it is in use', async () => {
    const { browser } = await signedUp();
    expect(await browser.query('session.me')).not.toBeNull();
    const portal = new Browser(test.origins.portal);
    portal.cookie = browser.cookie!.replace('millwright_staff', 'millwright_portal');
    expect(await portal.query('session.me')).toBeNull();
    expect((await portal.mutate('session.changePassword', { current: PASSWORD, next: 'x' })).error.code).toBe(
      'platform.sign_in_first',
    );
    expect(await browser.query('session.me')).not.toBeNull();
  });
});

describe('an invitation', () => {
  it('opens nothing any more once its person’s address was changed', async () => {
    const { browser: boss } = await signedUp();
    const address = () => `p.${Math.random()}@firm.example`;
    const customer = await boss.mutate('customers.create', { name: '华东食品', code: 'HD' });
    const member = await boss.mutate('org.createMember', { name: '改邮箱', email: address() });
    const contact = await boss.mutate('customers.createContact', {
      customerId: customer.id,
      name: '改邮箱',
      email: address(),
    });
    const invited = [
      await boss.mutate('identity.inviteMember', { memberId: member.id }),
      await boss.mutate('identity.inviteContact', { contactId: contact.id }),
    ];
    const { version } = await boss.query('org.member', { memberId: member.id });
    await boss.mutate('org.updateMember', { memberId: member.id, version, email: address() });
    await boss.mutate('customers.updateContact', {
      contactId: contact.id,
      version: contact.version,
      email: address(),
    });
    for (const [face, { url }] of [
      ['staff', invited[0]],
      ['portal', invited[1]],
    ] as const) {
      const token = url.split('/invitation/')[1];
      const visitor = new Browser(test.origins[face]);
      expect((await visitor.query('session.invitation', { token })).error.code).toBe(
        'identity.invitation_not_found',
      );
      const accepted = await visitor.mutate('session.acceptInvitation', { token, password: PASSWORD });
      expect(accepted.error.code).toBe('identity.invitation_not_found');
    }
    const again = await boss.mutate('identity.inviteMember', { memberId: member.id });
    const token = again.url.split('/invitation/')[1];
    expect((await new Browser(test.origins.staff).query('session.invitation', { token })).name).toBe(
      '改邮箱',
    );
  });
});

describe('an answer with bytes or about them', () => {
  it('is kept by nobody on the way, refusals included', async () => {
    for (const path of ['/files/exports/contracts.csv', '/files/exports/none.csv', '/files/nothing']) {
      const answer = await fetch(test.origins.staff + path);
      expect([path, answer.status >= 400, answer.headers.get('cache-control')]).toEqual([
        path,
        true,
        'no-store',
      ]);
    }
  });
});

describe('signing up', () => {
  it('with a password nobody may have tells nothing about who has an account', async () => {
    const { email } = await signedUp();
    const answers = [email, `nobody.${Math.random()}@firm.example`].map((address) =>
      new Browser(test.origins.staff).mutate('session.signUp', {
        firmName: 'Probe',
        name: 'x',
        email: address,
        password: 'aaa',
        locale: 'en',
      }),
    );
    const [known, unknown] = await Promise.all(answers);
    expect(known).toEqual(unknown);
    expect(known.error.code).toBe('identity.password_weak');
  });
});

/** A stream of live updates as a browser holds it open. */
async function listen(browser: Browser) {
  const controller = new AbortController();
  const response = await fetch(`${browser.origin}/trpc/live.changes`, {
    headers: { accept: 'text/event-stream', cookie: browser.cookie! },
    signal: controller.signal,
  });
  const state = { text: '', ended: false, close: () => controller.abort() };
  void (async () => {
    const decoder = new TextDecoder();
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>)
      state.text += decoder.decode(part);
  })()
    .catch(() => undefined)
    .then(() => {
      state.ended = true;
    });
  await expect.poll(() => state.text).toContain('connected');
  return state;
}

describe('a live stream', () => {
  it('ends with the session that opened it: after signing out, and after a change of password elsewhere', async () => {
    const { browser: stays, email } = await signedUp();
    const [leaves, stolen] = [new Browser(test.origins.staff), new Browser(test.origins.staff)];
    for (const one of [leaves, stolen]) await one.mutate('session.signIn', { email, password: PASSWORD });
    const streams = {
      stays: await listen(stays),
      leaves: await listen(leaves),
      stolen: await listen(stolen),
    };
    await leaves.mutate('session.signOut');
    await stays.mutate('session.changePassword', { current: PASSWORD, next: 'another good phrase' });

    const { tenant } = await stays.query('session.me');
    await test.services.live.publish({
      kind: 'changed',
      tenantId: tenant.id,
      type: 'Tenant',
      id: tenant.id,
      verb: 'updated',
      at: new Date().toISOString(),
    } as never);
    await expect.poll(() => streams.stays.text).toContain('"verb":"updated"');
    for (const gone of [streams.leaves, streams.stolen]) {
      await expect.poll(() => gone.ended).toBe(true);
      expect(gone.text).not.toContain('"verb":"updated"');
      expect(gone.text).toContain('platform.sign_in_first');
    }
    expect(streams.stays.ended).toBe(false);
    streams.stays.close();
  });
});
