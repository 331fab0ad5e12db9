import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ScopeServices } from '@millwright/platform';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Limits } from './edge/limits.ts';

export interface RunningMetrics {
  port: number;
  close(): Promise<void>;
}

/** What is measured: the process's database connections, and, where it serves people, whom it refused. */
export interface Measured extends Pick<ScopeServices, 'pool'> {
  limits?: Limits | undefined;
}

/** Whether the database answers: what a load balancer asks before it sends anybody here. */
async function isReady({ pool }: Measured): Promise<boolean> {
  // The one role every login may take.
  return pool
    .read({ role: 'millwright_auth', tenantId: null }, (s) => s.execute({ text: 'SELECT 1' }))
    .then(
      () => true,
      () => false,
    );
}

/** Opens `/health` (the process lives), `/ready` (it can serve) and `/metrics` (Prometheus) on a port of their own. */
export async function startMetrics(measured: Measured, host: string, port: number): Promise<RunningMetrics> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'millwright_database_connections',
    help: 'Connections of the application pool by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { total, idle, waiting } = measured.pool.counts;
      this.set({ state: 'busy' }, total - idle);
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'waited_for' }, waiting);
    },
  });
  new Counter({
    name: 'millwright_refused_requests_total',
    help: 'Requests refused because too much was asked for, by face and by what was spent',
    labelNames: ['face', 'by'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [key, times] of measured.limits?.refused ?? []) {
        const [face, by] = key.split(' ') as [string, string];
        this.inc({ face, by }, times);
      }
    },
  });
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: string, type = 'text/plain; charset=utf-8') => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(body);
    };
    if (request.url === '/health') return answer(200, 'ok');
    if (request.url === '/ready')
      return (await isReady(measured)) ? answer(200, 'ok') : answer(503, 'database unreachable');
    if (request.url === '/metrics') return answer(200, await registry.metrics(), registry.contentType);
    return answer(404, 'not found');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
