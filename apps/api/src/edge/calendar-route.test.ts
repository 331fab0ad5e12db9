import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, startTestApi, type TestApi } from '../api.fixture.ts';

let test: TestApi;
let boss: Browser;

beforeAll(async () => {
  test = await startTestApi();
  boss = new Browser(test.origins.staff);
  await boss.mutate('session.signUp', {
    firmName: '恒达自动化',
    name: '陈立',
    email: 'boss@firm.example',
    password: 'correct horse battery',
    locale: 'zh-CN',
  });
});
afterAll(() => test?.close());

/** Everything of an answer that could tell one refusal from another. */
async function told(response: Response) {
  const { date: _, ...headers } = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: await response.text() };
}

describe('the calendar’s address', () => {
  it('answers a calendar to whoever has it, without a session', async () => {
    const { url } = await boss.mutate('calendar.createFeed', { locale: 'zh-CN' });
    expect(url.startsWith(`${test.origins.staff}/calendar/`)).toBe(true);
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="millwright.ics"');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
  });

  it('answers everything else alike: unknown, ended, mistyped, or nothing like an address', async () => {
    const { url } = await boss.mutate('calendar.createFeed', { locale: 'en' });
    await boss.mutate('calendar.revokeFeed');
    const token = new URL(url).pathname.slice('/calendar/'.length, -'.ics'.length);
    const unknown = (token[40] === 'A' ? 'B' : 'A') + token.slice(41);
    const answers = [];
    for (const path of [
      `${token}.ics`,
      `${token.slice(0, 40)}${unknown}.ics`,
      `${token}`,
      'x.ics',
      '%00.ics',
      '.ics',
    ])
      answers.push(await told(await fetch(`${test.origins.staff}/calendar/${path}`)));
    expect(answers[0]!.status).toBe(404);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('is no way in at the portal', async () => {
    const { url } = await boss.mutate('calendar.createFeed', { locale: 'zh-CN' });
    const response = await fetch(test.origins.portal + new URL(url).pathname);
    expect(response.status).toBe(404);
  });
});
