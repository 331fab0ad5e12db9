import { asSuperuser } from '@millwright/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, startTestApi, type TestApi } from '../api.fixture.ts';

let test: TestApi;
let boss: Browser;
let contractId: string;
beforeAll(async () => {
  test = await startTestApi();
  boss = await signedUp();
  const customer = await boss.mutate('customers.create', { name: '华东食品', code: 'HD' });
  const departmentIds = (await boss.query('org.tree', {})).items.map(({ id }: { id: string }) => id);
  const contract = { contractNo: 'HT-1', name: '灌装线', customerId: customer.id, departmentIds };
  contractId = (await boss.mutate('contracts.create', contract)).id;
});
afterAll(() => test?.close());

const PASSWORD = 'correct horse battery';
async function signedUp(): Promise<Browser> {
  const browser = new Browser(test.origins.staff);
  const email = `boss.${Math.random()}@firm.example`;
  const firm = { firmName: 'Firm', name: '陈立', email, password: PASSWORD, locale: 'zh-CN' };
  expect((await browser.mutate('session.signUp', firm)).error).toBeUndefined();
  return browser;
}

let made = 0;
async function tokenOf(browser: Browser, access: 'read' | 'write' = 'write') {
  made += 1;
  return (await browser.mutate('tokens.create', { name: `script ${made}`, access, days: 1 })) as {
    id: string;
    token: string;
  };
}

interface Asked {
  method?: 'GET' | 'POST';
  origin?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A request as a program sends it: no cookie, no origin, a token. */
async function ask(token: string, path: string, { method = 'GET', origin, headers, body }: Asked = {}) {
  const answer = await fetch(`${origin ?? test.origins.staff}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${token}`,
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  // biome-ignore lint/suspicious/noExplicitAny: the answer of any route
  const json: any = text.startsWith('{') ? JSON.parse(text) : null;
  return {
    status: answer.status,
    cookie: answer.headers.get('set-cookie'),
    data: json?.result?.data,
    code: (json?.error?.data?.reason ?? json?.reason)?.code as string | undefined,
  };
}
const note = (name: string) => ({ method: 'POST' as const, body: { name, code: name } });

describe('a request with a token', () => {
  it('is its owner’s, changes and all, and gets no cookie (X-03)', async () => {
    const { token } = await tokenOf(boss);
    const me = await ask(token, '/trpc/session.me');
    expect(me.data.member).toEqual((await boss.query('session.me')).member);
    expect(me.cookie).toBeNull();
    const saved = await ask(token, '/trpc/customers.create', note('VIA'));
    expect(saved.status).toBe(200);
    const foreign = { ...note('FROM'), headers: { origin: 'https://elsewhere.example' } };
    expect((await ask(token, '/trpc/customers.create', foreign)).status).toBe(200);
  });

  it('stands in the audit trail with its name', async () => {
    const { token, id } = await tokenOf(boss);
    const { data } = await ask(token, '/trpc/customers.create', note('TRAIL'));
    const name = (await boss.query('tokens.list', {})).find((row: { id: string }) => row.id === id).name;
    const [row] = (await boss.query('audit.list', { subjectId: data.id })).items;
    expect(row).toMatchObject({ action: 'insert', via: `token:${name}` });
    const byHand = await boss.mutate('customers.create', { name: 'HAND', code: 'HAND' });
    expect((await boss.query('audit.list', { subjectId: byHand.id })).items[0].via).toBeNull();
  });

  it('asks and fetches with one made for reading, and changes nothing by any way in', async () => {
    const { token } = await tokenOf(boss, 'read');
    expect((await ask(token, '/trpc/customers.list?input={}')).status).toBe(200);
    expect((await ask(token, '/files/exports/customers.csv')).status).toBe(200);
    const ways: Record<string, string>[] = [
      {},
      { accept: 'text/event-stream' },
      { 'content-type': 'application/octet-stream' },
    ];
    for (const headers of ways) {
      const answer = await ask(token, '/trpc/customers.create', { ...note('READER'), headers });
      expect([answer.status, answer.code]).toEqual([403, 'platform.token_reads_only']);
    }
    const sent = await ask(token, `/files/imports?contractId=${contractId}&fileName=a.csv`, {
      method: 'POST',
      body: {},
    });
    expect([sent.status, sent.code]).toEqual([403, 'platform.token_reads_only']);
    expect(JSON.stringify(await boss.query('customers.list', { search: 'READER' }))).not.toContain('READER');
  });

  it('opens no way in and makes no further token', async () => {
    const { token, id } = await tokenOf(boss);
    const next = { current: PASSWORD, next: 'another horse battery' };
    const closed: [string, unknown][] = [
      ['tokens.create', { name: 'child', access: 'write' }],
      ['tokens.revoke', { tokenId: id }],
      ['session.changePassword', next],
      ['session.signOut', {}],
      ['calendar.createFeed', { locale: 'en' }],
    ];
    for (const [path, body] of closed) {
      const answer = await ask(token, `/trpc/${path}`, { method: 'POST', body });
      expect([path, answer.status, answer.code]).toEqual([path, 403, 'platform.not_by_token']);
    }
  });
});

describe('a token that is none', () => {
  it('is answered alike, whether invented, misspelt, expired, revoked or of somebody who is gone', async () => {
    const owner = await signedUp();
    const { token: expired, id } = await tokenOf(owner);
    await asSuperuser("UPDATE api_token SET expires_at = now() - interval '1 minute' WHERE id = $1", [id]);
    const { token: revoked, id: revokedId } = await tokenOf(owner);
    expect((await ask(revoked, '/trpc/session.me')).status).toBe(200);
    await owner.mutate('tokens.revoke', { tokenId: revokedId });
    const leaver = await signedUp();
    const { token: gone } = await tokenOf(leaver);
    const { member, tenant } = await leaver.query('session.me');
    await asSuperuser("SELECT set_config('app.tenant_id', $1, false)", [tenant.id]);
    await asSuperuser("UPDATE member SET status = 'disabled' WHERE id = $1", [member.id]);
    test.services.principals.drop(tenant.id, member.id);
    const invented = `mwt_${'a'.repeat(49)}`;
    for (const token of [expired, revoked, gone, invented, `${expired}x`, 'x', ' '])
      for (const path of ['/trpc/session.me', '/files/exports/customers.csv', '/trpc/live.changes']) {
        const answer = await ask(token, path);
        expect([token, path, answer.status, answer.code]).toEqual([
          token,
          path,
          401,
          'platform.token_invalid',
        ]);
      }
  });

  it('is every token at the portal', async () => {
    const { token } = await tokenOf(boss);
    const answer = await ask(token, '/trpc/session.me', { origin: test.origins.portal });
    expect([answer.status, answer.code]).toEqual([401, 'platform.token_invalid']);
  });

  it('is one in an address, or under a proxy’s password', async () => {
    const { token } = await tokenOf(boss);
    for (const name of ['token', 'access_token', 'api_key', 'authorization'])
      expect(
        (await boss.fetch(`/trpc/customers.list?input={}&${name}=${token}`, { headers: { cookie: '' } }))
          .status,
      ).toBe(200);
    const bare = await fetch(`${test.origins.staff}/trpc/customers.list?input={}&token=${token}`);
    expect(bare.status).toBe(401);
    const basic = Buffer.from(`${token}:`).toString('base64');
    const proxied = await fetch(`${test.origins.staff}/trpc/customers.list?input={}`, {
      headers: { authorization: `Basic ${basic}` },
    });
    expect(proxied.status).toBe(401);
    // A proxy's password does not stand in the way of a session, nor does it excuse a foreign page.
    const headers = { authorization: `Basic ${basic}`, 'content-type': 'application/json' };
    expect((await boss.fetch('/trpc/session.me', { headers })).status).toBe(200);
    const forged = { ...headers, origin: 'https://evil.example' };
    const body = JSON.stringify(note('FORGED').body);
    const answer = await boss.fetch('/trpc/customers.create', { method: 'POST', headers: forged, body });
    expect(answer.status).toBe(403);
  });

  it('is refused beside a cookie, whosever that is', async () => {
    const { token } = await tokenOf(boss);
    for (const cookie of [boss.cookie!, 'other=1']) {
      const answer = await ask(token, '/trpc/session.me', { headers: { cookie } });
      expect([answer.status, answer.code]).toEqual([400, 'platform.token_with_cookie']);
    }
    const headers = { cookie: boss.cookie!, origin: 'https://evil.example' };
    const answer = await ask(token, '/trpc/customers.create', { ...note('BOTH'), headers });
    expect([answer.status, answer.code]).toEqual([403, 'platform.foreign_origin']);
  });

  it('reaches nothing of another firm', async () => {
    const { token } = await tokenOf(await signedUp());
    const input = encodeURIComponent(JSON.stringify({ contractId }));
    const answer = await ask(token, `/trpc/contracts.get?input=${input}`);
    expect([answer.status, answer.code]).toEqual([404, 'contracts.not_found']);
  });
});

describe('what ends tokens', () => {
  it('is not a new password, unless asked to', async () => {
    const owner = await signedUp();
    const { token } = await tokenOf(owner);
    const second = 'another horse battery';
    await owner.mutate('session.changePassword', { current: PASSWORD, next: second });
    expect((await ask(token, '/trpc/session.me')).status).toBe(200);
    await owner.mutate('session.changePassword', { current: second, next: PASSWORD, endTokens: true });
    expect((await ask(token, '/trpc/session.me')).status).toBe(401);
    expect(await owner.query('tokens.list', {})).toEqual([]);
  });

  it('ends the live updates it had opened as well', async () => {
    const owner = await signedUp();
    const { token, id } = await tokenOf(owner, 'read');
    const stream = await fetch(`${test.origins.staff}/trpc/live.changes`, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    });
    expect(stream.status).toBe(200);
    const reader = stream.body!.pipeThrough(new TextDecoderStream() as never).getReader();
    await reader.read();
    await owner.mutate('tokens.revoke', { tokenId: id });
    let told = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done || told.includes('sign_in_first')) break;
      told += value;
    }
    expect(told).toContain('platform.sign_in_first');
    await reader.cancel();
  });
});
