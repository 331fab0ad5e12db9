import { newId } from '@millwright/db';
import { createLogger } from '@millwright/platform/logging';
import { type Relay, startRelay } from '@millwright/platform/outbox';
import { hashPassword } from '@millwright/server/modules/identity/index.ts';
import { givenWorkplace } from '@millwright/server/modules/tasks/tasks.scene.ts';
import { asSuperuser, type Firm, testDatabase } from '@millwright/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, startTestApi, type TestApi } from './api.fixture.ts';

const PASSWORD = 'correct horse battery';
let test: TestApi;
let relay: Relay;
let workplace: Awaited<ReturnType<typeof givenWorkplace>>;
let boss: Browser;
beforeAll(async () => {
  test = await startTestApi();
  relay = await startRelay({
    pool: test.services.pool,
    queue: { enqueueAll: async () => {} },
    live: test.services.live,
    registry: { subscribersTo: () => [] },
    listenUrl: (await testDatabase()).jobsUrl,
    log: createLogger({ service: 'test', level: 'silent' }),
  });
  workplace = await givenWorkplace();
  boss = await bossOf(workplace.firm);
});
afterAll(async () => {
  await relay?.stop();
  await test?.close();
});

async function bossOf(firm: Firm): Promise<Browser> {
  const [id, email] = [newId(), `boss.${newId()}@firm.example`];
  await asSuperuser('INSERT INTO account (id, email, password_hash, display_name) VALUES ($1, $2, $3, $4)', [
    id,
    email,
    await hashPassword(PASSWORD, email),
    'Boss',
  ]);
  await firm.write(({ tx }) =>
    tx.member.updateMany({ where: { id: firm.boss.id }, data: { accountId: id } }),
  );
  const browser = new Browser(test.origins.staff);
  expect((await browser.mutate('session.signIn', { email, password: PASSWORD })).tenantId).toBe(
    firm.tenantId,
  );
  return browser;
}

/** Opens live updates and gathers what they say. */
async function listen(browser: Browser) {
  const response = await browser.fetch('/trpc/live.changes', { headers: { accept: 'text/event-stream' } });
  const heard = { text: '', ended: false };
  void (async () => {
    const decoder = new TextDecoder();
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>)
      heard.text += decoder.decode(part);
  })()
    .catch(() => undefined)
    .then(() => {
      heard.ended = true;
    });
  await expect.poll(() => heard.text).toContain('connected');
  return heard;
}

it('has a login the database refuses the staff’s role', async () => {
  const asStaff = test.portalServices.pool.read(
    { role: 'millwright_app', tenantId: workplace.firm.tenantId },
    (session) => session.execute({ text: 'SELECT 1' }),
  );
  await expect(asStaff).rejects.toMatchObject({
    code: '42501',
    message: expect.stringContaining('set role'),
  });
});

describe('signing in through it', () => {
  const AUTH = { role: 'millwright_auth', tenantId: null } as const;
  const ask = (text: string, values: unknown[] = []) =>
    test.portalServices.pool.write(AUTH, async (session) => (await session.execute({ text, values })).rows);
  const bossAccount = async () => {
    const [row] = await asSuperuser('SELECT account_id, tenant_id, id FROM member WHERE id = $1', [
      workplace.firm.boss.id,
    ]);
    return row!;
  };
  const refused = { code: '42501', message: expect.stringContaining('row-level security') };

  it('sees no member, no account of staff, and no session of theirs', async () => {
    const { account_id } = await bossAccount();
    expect(await ask('SELECT id FROM member')).toEqual([]);
    expect(await ask('SELECT password_hash FROM account WHERE id = $1', [account_id])).toEqual([]);
    expect(await ask('SELECT id_hash FROM session WHERE account_id = $1', [account_id])).toEqual([]);
    expect(await ask('SELECT id FROM invitation WHERE member_id IS NOT NULL')).toEqual([]);
  });

  it('sees no token of a program, and ends none', async () => {
    await boss.mutate('tokens.create', { name: 'nightly', access: 'read' });
    expect(await ask('SELECT id FROM api_token')).toEqual([]);
    expect(await ask('UPDATE api_token SET revoked_at = now() RETURNING id')).toEqual([]);
    expect(await boss.query('tokens.list', {})).toHaveLength(1);
  });

  it('opens no session of a member, neither a new one nor out of a contact’s', async () => {
    const { account_id, tenant_id, id } = await bossAccount();
    const insert = (contact: string | null) =>
      ask(
        `INSERT INTO session (id_hash, account_id, tenant_id, member_id, contact_id, expires_at)
         VALUES ($1, $2, $3, $4, $5, now() + interval '1 day')`,
        [newId(), account_id, tenant_id, id, contact],
      );
    await expect(insert(null)).rejects.toMatchObject(refused);
    await expect(insert(workplace.firm.customer.contact.id)).rejects.toMatchObject(refused);
  });

  it('cannot turn an invitation to somebody else, and so reach their account', async () => {
    const { firm } = workplace;
    await firm.write(({ tx }) =>
      tx.invitation.create({
        data: {
          contactId: firm.customer.contact.id,
          email: 'open@customer.example',
          tokenHash: newId(),
          expiresAt: new Date(Date.now() + 86_400_000),
        },
      }),
    );
    for (const change of [
      "email = 'boss@firm.example'",
      'revoked_at = NULL',
      'member_id = NULL',
      "token_hash = 'x'",
    ])
      await expect(ask(`UPDATE invitation SET ${change} WHERE contact_id IS NOT NULL`)).rejects.toMatchObject(
        {
          code: '42501',
        },
      );
    const again = 'UPDATE invitation SET accepted_at = NULL WHERE contact_id IS NOT NULL RETURNING id';
    await expect(ask(again)).rejects.toMatchObject(refused);
  });

  it('changes no account of staff, founds no firm, hires nobody and announces nothing', async () => {
    const { account_id, tenant_id } = await bossAccount();
    const changed = 'UPDATE account SET password_hash = $2 WHERE id = $1 RETURNING id';
    expect(await ask(changed, [account_id, 'mine'])).toEqual([]);
    expect(await ask('DELETE FROM account WHERE id = $1 RETURNING id', [account_id])).toEqual([]);
    const inside = (text: string, values: unknown[]) =>
      test.portalServices.pool.write({ ...AUTH, tenantId: tenant_id }, (session) =>
        session.execute({ text, values }),
      );
    for (const [text, values] of [
      ['INSERT INTO tenant (id, name, slug) VALUES ($1, $2, $2)', [newId(), newId()]],
      [`INSERT INTO member (id, name, role, account_id) VALUES ($1, 'x', 'boss', $2)`, [newId(), null]],
      [`INSERT INTO outbox_event (id, name, payload) VALUES ($1, 'x', '{}')`, [newId()]],
    ] as [string, unknown[]][])
      await expect(inside(text, values)).rejects.toMatchObject(refused);
  });
});

it('lets in somebody invited who has an account as staff, by its password, and ends all its sessions with it', async () => {
  const { firm } = workplace;
  const owner = new Browser(test.origins.staff);
  const email = `both.${newId()}@firm.example`;
  const founded = { firmName: 'Both', name: '赵两', email, password: PASSWORD, locale: 'zh-CN' };
  await owner.mutate('session.signUp', founded);
  const contact = await boss.mutate('customers.createContact', {
    customerId: firm.customer.id,
    name: '赵两',
    email,
  });
  const { url } = await boss.mutate('identity.inviteContact', { contactId: contact.id });
  const token = url.split('/invitation/')[1];
  const customer = new Browser(test.origins.portal);
  expect(await customer.query('session.invitation', { token })).toMatchObject({ hasAccount: true });
  const wrong = await customer.mutate('session.acceptInvitation', { token, password: 'not the password' });
  expect(wrong.error.code).toBe('identity.account_password_wrong');
  await customer.mutate('session.acceptInvitation', { token, password: PASSWORD });
  expect(await customer.query('session.me')).toMatchObject({ account: { email } });

  expect(await owner.query('session.me')).not.toBeNull();
  await customer.mutate('session.changePassword', { current: PASSWORD, next: 'another good phrase' });
  await expect.poll(() => owner.query('session.me')).toBeNull();
  expect(await customer.query('session.me')).not.toBeNull();
});

it('serves a customer from the invitation to the last live update with it', async () => {
  const { firm, contractId, task } = workplace;
  const taskId = await task({ title: '电柜装配' });
  const contactId = firm.customer.contact.id;
  const { url } = await boss.mutate('identity.inviteContact', { contactId });
  const token = url.split('/invitation/')[1];

  const customer = new Browser(test.origins.portal);
  expect(await customer.query('session.invitation', { token })).toMatchObject({ hasAccount: false });
  const accepted = await customer.mutate('session.acceptInvitation', { token, password: PASSWORD });
  expect(accepted).toEqual({ tenantId: firm.tenantId });
  const me = await customer.query('session.me');
  expect(me).toMatchObject({
    member: { role: 'customer' },
    allowed: expect.arrayContaining(['PortalContract.read', 'PortalFeedback.report']),
  });
  expect(await customer.query('firm.get')).toMatchObject({ customerName: '华东食品' });
  expect((await customer.query('contracts.list', {})).items).toMatchObject([{ id: contractId }]);

  const heard = await listen(customer);
  await boss.mutate('tasks.reportProgress', { taskId, percent: 60 });
  await expect.poll(() => heard.text).toContain('progress-reported');
  expect(await customer.query('contracts.get', { contractId })).toMatchObject({
    tasks: [{ title: '电柜装配', progress: 60 }],
    news: [{ percent: 60 }],
  });
  const { version } = await boss.query('contracts.get', { contractId });
  await boss.mutate('contracts.publish', { contractId, version, published: false });
  await expect.poll(() => heard.text).toContain('"verb":"unpublished"');
  expect((await customer.query('contracts.get', { contractId })).error.code).toBe(
    'portal.contract_not_found',
  );

  const next = 'another good phrase';
  expect(await customer.mutate('session.changePassword', { current: PASSWORD, next })).toEqual({
    done: true,
  });
  await customer.mutate('session.signOut');
  await expect.poll(() => heard.ended).toBe(true);
  expect(await customer.query('session.me')).toBeNull();
  const again = await customer.mutate('session.signIn', { email: me.account.email, password: next });
  expect(again).toEqual({ tenantId: firm.tenantId });

  // Shut out by the staff's process, they are out in the portal's.
  const { version: contact } = await firm.read(({ tx }) =>
    tx.customerContact.findFirstOrThrow({ where: { id: contactId } }),
  );
  const out = await boss.mutate('customers.disableContact', { contactId, version: contact });
  expect(out.error).toBeUndefined();
  await expect.poll(() => customer.query('session.me')).toBeNull();
});

it('knows nothing of the staff’s procedures', async () => {
  const answer = await new Browser(test.origins.portal).query('tasks.list', {});
  expect(answer).toMatchObject({ status: 404, error: { code: 'platform.no_such_procedure' } });
});
