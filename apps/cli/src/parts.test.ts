import { givenWorkplace } from '@millwright/server/modules/tasks/tasks.scene.ts';
import { asSuperuser, testDatabase } from '@millwright/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveAccount } from './account.fixture.ts';
import { freePorts, type Ports, RunningServer } from './running-server.fixture.ts';

const EMAIL = 'boss@parts.example';
const PASSWORD = 'correct horse battery staple';
const SAYS_MIGRATE = /millwright migrate/;

let workplace: Awaited<ReturnType<typeof givenWorkplace>>;
let ports: Ports;
let api: RunningServer;
let portal: RunningServer;
let worker: RunningServer;
let staff: string;
let customer: string;

beforeAll(async () => {
  workplace = await givenWorkplace();
  await giveAccount(workplace.firm, workplace.firm.boss, { email: EMAIL, password: PASSWORD });
  ports = await freePorts();
  const database = await testDatabase();
  [api, portal, worker] = (await Promise.all(
    (['api', 'portal', 'worker'] as const).map((part) => RunningServer.startPart(part, database, ports)),
  )) as [RunningServer, RunningServer, RunningServer];
});
afterAll(() => Promise.all([api, portal, worker].map((part) => part?.kill())));

/** Opens live updates and gathers what they say. */
async function listen(server: RunningServer, cookie: string) {
  const response = await fetch(`${server.origin}/trpc/live.changes`, {
    headers: { accept: 'text/event-stream', cookie },
  });
  const heard = { text: '' };
  void (async () => {
    const decoder = new TextDecoder();
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>)
      heard.text += decoder.decode(part);
  })().catch(() => undefined);
  await expect.poll(() => heard.text).toContain('connected');
  return heard;
}

describe('API, portal and worker in processes of their own', () => {
  it('let a customer hear from the portal what staff report to the API', async () => {
    const taskId = await workplace.task({ title: '电柜装配' });
    const contactId = workplace.firm.customer.contact.id;
    staff = (await api.mutate('session.signIn', { email: EMAIL, password: PASSWORD })).cookie!;
    const { data } = await api.mutate('identity.inviteContact', { contactId }, staff);
    const { url } = data as { url: string };
    expect(url.startsWith(portal.origin)).toBe(true);
    const token = url.split('/invitation/')[1];
    customer = (await portal.mutate('session.acceptInvitation', { token, password: PASSWORD })).cookie!;

    const heard = await listen(portal, customer);
    await api.mutate('tasks.reportProgress', { taskId, percent: 60 }, staff);
    await expect.poll(() => heard.text).toContain('progress-reported');
    const input = encodeURIComponent(JSON.stringify({ contractId: workplace.contractId }));
    expect(await portal.query(`contracts.get?input=${input}`, customer)).toMatchObject({
      data: { news: [{ name: '电柜装配', percent: 60 }] },
    });
  });

  it('each offer their own and nothing of the others', async () => {
    expect((await portal.query('tasks.list?input=%7B%7D', customer)).status).toBe(404);
    expect((await fetch(`${portal.origin}/files/exports/tasks.csv`)).status).toBe(404);
    expect((await api.query('firm.get', staff)).status).toBe(404);
    for (const part of [api, portal, worker]) {
      expect(await (await fetch(`${part.metrics}/health`)).text()).toBe('ok');
      expect(await (await fetch(`${part.metrics}/ready`)).text()).toBe('ok');
      const metrics = await (await fetch(`${part.metrics}/metrics`)).text();
      expect(metrics).toContain('millwright_database_connections');
    }
  });

  it('leave the staff at work when the portal is gone, and customers are served by the next one', async () => {
    await portal.kill();
    await expect(fetch(portal.origin)).rejects.toThrow();
    const heard = await listen(api, staff);
    const taskId = await workplace.task();
    await api.mutate('tasks.reportProgress', { taskId, percent: 30 }, staff);
    await expect.poll(() => heard.text).toContain('progress-reported');

    portal = await RunningServer.startPart('portal', await testDatabase(), ports);
    expect((await portal.query('session.me', customer)).data).toMatchObject({ member: { role: 'customer' } });
  });

  it('stop in order when they are told to', async () => {
    await listen(portal, customer);
    expect(await Promise.all([api, portal, worker].map((part) => part.stop()))).toEqual([0, 0, 0]);
  });
});

describe('a part that cannot run', () => {
  it('says in both languages that it brings no database along', async () => {
    for (const [part, key] of [
      ['api', 'DATABASE_URL'],
      ['worker', 'DATABASE_URL'],
      ['portal', 'DATABASE_PORTAL_URL'],
    ] as const) {
      const { code, output } = await RunningServer.refused(part, {});
      expect([part, code]).toEqual([part, 1]);
      expect(output).toContain(`${key} is missing`);
      expect(output).toContain(`millwright ${part} brings no database of its own`);
      expect(output).toContain(`缺少 ${key}`);
    }
  });

  it('is the portal with a login that could become the staff’s', async () => {
    const { appUrl } = await testDatabase();
    const { code, output } = await RunningServer.refused('portal', { DATABASE_PORTAL_URL: appUrl });
    expect(code).toBe(1);
    expect(output).toContain('REVOKE millwright_app FROM millwright_portal_login');
  });

  it('is any of them on a database that is behind or half migrated, and says what to run', async () => {
    const { appUrl, portalUrl } = await testDatabase();
    const record = (change: string) =>
      asSuperuser(
        `UPDATE _prisma_migrations SET ${change} WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`,
      );
    await record('rolled_back_at = now()');
    const behind = await RunningServer.refused('api', { DATABASE_URL: appUrl });
    expect([behind.code, behind.output]).toEqual([1, expect.stringMatching(SAYS_MIGRATE)]);
    expect(behind.output).toContain('behind this version');
    await record('rolled_back_at = NULL, finished_at = NULL');
    const half = await RunningServer.refused('portal', { DATABASE_PORTAL_URL: portalUrl });
    expect([half.code, half.output]).toEqual([1, expect.stringMatching(SAYS_MIGRATE)]);
    expect(half.output).toContain('更新到一半失败');
  });
});
