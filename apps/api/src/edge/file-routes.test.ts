import { fileBytes, readTable, writeXlsx } from '@millwright/platform/spreadsheet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, startTestApi, type TestApi } from '../api.fixture.ts';

let test: TestApi;
let boss: Browser;
let contractId: string;

const mapping = { columns: { title: 0, department: 1, progress: 2 } };
const header = ['任务名称', '部门', '进度'].map((heading) => ({ heading }));
const workbook = (rows: (string | number)[][]) => fileBytes(writeXlsx(header, [rows]));

beforeAll(async () => {
  test = await startTestApi();
  boss = await signUp('import@firm.example');
  const departments = await boss.query('org.tree', {});
  const departmentIds = departments.items.map(({ id }: { id: string }) => id);
  const customer = await boss.mutate('customers.create', { name: '华东食品', code: 'HD' });
  const contract = await boss.mutate('contracts.create', {
    contractNo: 'HT/2026-01',
    name: '灌装线',
    customerId: customer.id,
    departmentIds,
  });
  contractId = contract.id;
});
afterAll(() => test?.close());

async function signUp(email: string): Promise<Browser> {
  const browser = new Browser(test.origins.staff);
  await browser.mutate('session.signUp', {
    firmName: email,
    name: '陈立',
    email,
    password: 'correct horse battery',
    locale: 'zh-CN',
  });
  return browser;
}

function send(browser: Browser, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { cookie: browser.cookie ?? '', origin: test.origins.staff, ...init.headers };
  return fetch(`${test.origins.staff}${path}`, { ...init, headers });
}
const upload = (browser: Browser, bytes: Uint8Array, fileName = '计划.xlsx') =>
  send(browser, `/files/imports?${new URLSearchParams({ contractId, fileName })}`, {
    method: 'POST',
    body: bytes as never,
  });

describe('a spreadsheet over HTTP', () => {
  it('goes up, is checked, comes back with what is wrong, and is taken over', async () => {
    const answer = await upload(
      boss,
      await workbook([
        ['接线', '电气部', '50%'],
        ['布线', '火箭部', '0%'],
      ]),
    );
    expect(answer.status).toBe(200);
    const { importId } = (await answer.json()) as { importId: string };
    const check = await boss.query('imports.check', { importId, mapping });
    expect(check).toMatchObject({ goodRows: 1, badRows: 1 });

    const answered = await boss.mutate('imports.errorFile', { importId, mapping });
    const url = `${test.origins.staff}${answered.url}`;
    const file = await fetch(url);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    const back = await readTable(new Uint8Array(await file.arrayBuffer()));
    expect(back.rows.map(({ cells }) => cells[0])).toEqual(['布线']);
    expect((await fetch(url.replace(/(signature|sig|s)=\w{6}/i, '$1=aaaaaa'))).status).toBe(403);
    expect((await fetch(`${test.origins.portal}${answered.url}`)).status).toBe(404);

    const done = await boss.mutate('imports.takeOver', {
      importId,
      mapping,
      expectedDigest: check.digest,
      skipBadRows: true,
    });
    expect(done).toMatchObject({ taskCount: 1, skippedRows: 1 });
  });

  it('refuses what is no spreadsheet, in the words of procedures', async () => {
    const answer = await upload(boss, new TextEncoder().encode('%PDF-1.7'), 'plan.xlsx');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      reason: { kind: 'invalid', code: 'spreadsheet.not_a_table' },
    });
  });

  it('is taken from nobody without a session, from no other site, and for no contract of another firm', async () => {
    const bytes = await workbook([['接线', '电气部', 0]]);
    expect((await upload(new Browser(test.origins.staff), bytes)).status).toBe(401);
    const stranger = await signUp('stranger@firm.example');
    expect((await upload(stranger, bytes)).status).toBe(404);
    const path = `/files/imports?${new URLSearchParams({ contractId, fileName: 'x.xlsx' })}`;
    const foreign = await send(boss, path, {
      method: 'POST',
      body: bytes as never,
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
  });
});

describe('a list as a file over HTTP', () => {
  it('comes with its name, its type and its rows', async () => {
    const answer = await send(
      boss,
      `/files/exports/tasks.xlsx?${new URLSearchParams({ query: '{}', locale: 'en' })}`,
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/filename\*=UTF-8''Tasks-/);
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    const table = await readTable(new Uint8Array(await answer.arrayBuffer()));
    expect(table.rows.map(({ cells }) => cells[0])).toEqual(['接线', '— 1 row —']);
  });

  it('is refused where there is none, to nobody, and with filters nobody can read', async () => {
    expect((await send(boss, '/files/exports/secrets.csv')).status).toBe(404);
    expect((await send(boss, '/files/exports/tasks.exe')).status).toBe(400);
    expect((await send(boss, '/files/exports/tasks.csv?query=%7B')).status).toBe(400);
    expect((await send(new Browser(test.origins.staff), '/files/exports/tasks.csv')).status).toBe(401);
  });

  it('is not at the portal', async () => {
    expect((await fetch(`${test.origins.portal}/files/exports/tasks.csv`)).status).toBe(404);
  });
});
