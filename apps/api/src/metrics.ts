import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppServices } from '@millwright/server';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

export interface RunningMetrics {
  port: number;
  close(): Promise<void>;
}

/** Whether the database answers: what a load balancer asks before it sends anybody here. */
async function isReady({ pool }: AppServices): Promise<boolean> {
  return pool
    .read({ role: 'millwright_relay', tenantId: null }, (s) => s.execute({ text: 'SELECT 1' }))
    .then(
      () => true,
      () => false,
    );
}

/** Opens `/health` (the process lives), `/ready` (it can serve) and `/metrics` (Prometheus) on a port of their own. */
export async function startMetrics(
  services: AppServices,
  host: string,
  port: number,
): Promise<RunningMetrics> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'millwright_database_connections',
    help: 'Connections of the application pool by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { total, idle, waiting } = services.pool.counts;
      this.set({ state: 'busy' }, total - idle);
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'waited_for' }, waiting);
    },
  });
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: string, type = 'text/plain; charset=utf-8') => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(body);
    };
    if (request.url === '/health') return answer(200, 'ok');
    if (request.url === '/ready')
      return (await isReady(services)) ? answer(200, 'ok') : answer(503, 'database unreachable');
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
