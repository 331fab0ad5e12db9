import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { getContract, listContracts } from './limit-contracts.ts';
import { dashboard } from './limit-dashboard.ts';
import { type Asker, loadAskers } from './limit-people.ts';
import { listTasks, reportProgress, tasksOfContract } from './limit-tasks.ts';
import { serve } from './serve.ts';

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const asIs = (value: string) => value;
const iso = (value: string) => `${value.slice(0, 10)}T${value.slice(11, -3)}Z`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * What the same machine could do at most: `node:http` and `pg`, prepared statements, the same rows and the same JSON,
 * and nothing else. No session, no rules, no row-level security (a superuser is exempt), no checks of the input.
 */
serve(async ({ superuserUrl, people }) => {
  pg.types.setTypeParser(TIMESTAMPTZ, iso);
  pg.types.setTypeParser(DATE, asIs);
  const pool = new pg.Pool({ connectionString: superuserUrl, max: 10 });
  const askers = await loadAskers(pool, people);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

  async function answer(request: IncomingMessage): Promise<object> {
    const [, what, person, more] = request.url!.split('/');
    const me = askers.get(person!) as Asker;
    switch (what) {
      case 'tasks':
        return { result: { data: await listTasks(pool, me, 50, today) } };
      case 'contract': {
        const [contract, tasks] = await Promise.all([
          getContract(pool, me, more!, today),
          tasksOfContract(pool, me.tenantId, more!, 200, today),
        ]);
        return [{ result: { data: contract } }, { result: { data: tasks } }];
      }
      case 'dashboard':
        return { result: { data: await dashboard(pool, me, today) } };
      case 'contracts':
        return {
          result: { data: await listContracts(pool, me, JSON.parse(decodeURIComponent(more!)), today) },
        };
      default:
        return {
          result: {
            data: await reportProgress(pool, me, JSON.parse(await bodyOf(request)), randomUUID()),
          },
        };
    }
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (value) => {
        const body = JSON.stringify(value);
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        });
        response.end(body);
      },
      (error: Error) => {
        response.writeHead(500, { 'content-length': Buffer.byteLength(error.message) });
        response.end(error.message);
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await pool.end();
    },
  };
});
