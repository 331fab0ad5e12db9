import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, startTestApi, type TestApi } from '../api.fixture.ts';

const PASSWORD = 'a long enough phrase';
let here: TestApi;
let there: TestApi;
beforeAll(async () => {
  [here, there] = [await startTestApi(), await startTestApi()];
});
afterAll(async () => {
  await here.close();
  await there.close();
});

/** The same browser as the load balancer sends it to the other process. */
function elsewhere(browser: Browser): Browser {
  const other = new Browser(there.origins.staff);
  other.cookie = browser.cookie;
  return other;
}

/** Opens live updates and answers with what they say until they end. */
async function streamOf(browser: Browser): Promise<{ all: Promise<string> }> {
  const response = await browser.fetch('/trpc/live.changes', { headers: { accept: 'text/event-stream' } });
  return { all: response.text() };
}

describe('a session that ended in one process', () => {
  it('is over in the others at once, with the live updates it had opened there', async () => {
    const email = 'ann@two.example';
    const staying = new Browser(here.origins.staff);
    await staying.mutate('session.signUp', {
      firmName: '恒达自动化',
      name: '陈立',
      email,
      password: PASSWORD,
      locale: 'zh-CN',
    });
    const [leaving, stolen] = [new Browser(here.origins.staff), new Browser(here.origins.staff)];
    for (const one of [leaving, stolen]) await one.mutate('session.signIn', { email, password: PASSWORD });
    const others = [elsewhere(leaving), elsewhere(stolen)];
    const streams = await Promise.all(others.map(streamOf));
    for (const other of others) expect(await other.query('session.me')).not.toBeNull();

    await leaving.mutate('session.signOut');
    await staying.mutate('session.changePassword', { current: PASSWORD, next: 'another good phrase' });
    for (const { all } of streams) expect(await all).toContain('platform.sign_in_first');
    for (const other of others) expect(await other.query('session.me')).toBeNull();
    expect(await elsewhere(staying).query('session.me')).not.toBeNull();
  });
});

describe('a token that was revoked in one process', () => {
  it('is nothing in the others at once, and neither are the live updates it had opened there', async () => {
    const owner = new Browser(here.origins.staff);
    const firm = { firmName: '恒达自动化', name: '陈立', email: 'bo@two.example', locale: 'zh-CN' };
    await owner.mutate('session.signUp', { ...firm, password: PASSWORD });
    const { id, token } = await owner.mutate('tokens.create', { name: 'script', access: 'read' });
    const ask = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${there.origins.staff}/trpc/${path}`, {
        headers: { authorization: `Bearer ${token}`, ...headers },
      });
    const stream = await ask('live.changes', { accept: 'text/event-stream' });
    expect((await ask('session.me')).status).toBe(200);

    await owner.mutate('tokens.revoke', { tokenId: id });
    expect(await stream.text()).toContain('platform.sign_in_first');
    expect((await ask('session.me')).status).toBe(401);
  });
});
