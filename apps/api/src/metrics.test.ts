import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './api.fixture.ts';
import { type RunningMetrics, startMetrics } from './metrics.ts';

let test: TestApi;
let metrics: RunningMetrics;
beforeAll(async () => {
  test = await startTestApi();
  metrics = await startMetrics(test.services, '127.0.0.1', 0);
});
afterAll(async () => {
  await metrics?.close();
  await test?.close();
});

const ask = (path: string) => fetch(`http://127.0.0.1:${metrics.port}${path}`);

it('says that the process lives, that it can serve, and how it fares', async () => {
  expect((await ask('/health')).status).toBe(200);
  expect((await ask('/ready')).status).toBe(200);
  expect(await (await ask('/metrics')).text()).toContain('millwright_database_connections{state="idle"}');
  expect((await ask('/anything')).status).toBe(404);
});
