import type { JobContext } from '@millwright/platform/jobs';
import { createJobRegistry } from '@millwright/platform/jobs';
import { createLogger } from '@millwright/platform/logging';
import { type AppServices, allModules, deliveryErrands, fileErrands } from '@millwright/server';
import { type Firm, testServices } from '@millwright/testkit';
import { scopeRunner } from './run-scope.ts';

interface Announced {
  id: string;
  name: string;
  payload: unknown;
  actor_id: string | null;
}

/** Announcements follow from announcements; more rounds than this would be a circle. */
const MOST_ROUNDS = 20;

/**
 * The worker of a test's firm, by hand: gives what was announced to everybody who acts on it, until nothing new comes of it.
 * The registry, the scopes and the record of what was handled are those of the real one; only queue and relay are left out,
 * which have tests of their own.
 */
export async function workerOf(firm: Firm): Promise<() => Promise<string[]>> {
  const services = (await testServices()) as unknown as AppServices;
  const registry = createJobRegistry([
    ...allModules(),
    { errands: [...fileErrands(services), ...deliveryErrands(services)] },
  ]);
  const runScope = scopeRunner(services);
  const log = createLogger({ service: 'scenario', level: 'silent' });
  const done = new Set<string>();

  async function announced(): Promise<Announced[]> {
    const { rows } = await services.pool.read({ role: 'millwright_relay', tenantId: null }, (session) =>
      session.execute({
        text: 'SELECT id, name, payload, actor_id FROM outbox_event WHERE tenant_id = $1 ORDER BY id',
        values: [firm.tenantId],
      }),
    );
    return (rows as unknown as Announced[]).filter(({ id }) => !done.has(id));
  }

  async function handle({ id, name, payload, actor_id }: Announced): Promise<void> {
    for (const acting of registry.subscribersTo(name)) {
      const runnable = registry.runnable(acting.name);
      if (!runnable) throw new Error(`Nobody does ${acting.name}.`);
      const context: JobContext = {
        tenantId: firm.tenantId,
        jobId: `${id}.${acting.name}`,
        name: acting.name,
        attempt: 1,
        actorId: actor_id,
        requestId: 'scenario',
        event: { id, name, subscriber: acting.name },
        log,
        signal: new AbortController().signal,
      };
      const parsed = runnable.parse(payload);
      const { work } = runnable;
      if (work.in === 'nothing') await work.run(parsed, context);
      else await runScope(context, (scope) => work.run(scope, parsed, context));
    }
  }

  return async () => {
    const names: string[] = [];
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const rows = await announced();
      if (rows.length === 0) return names;
      for (const row of rows) {
        await handle(row);
        done.add(row.id);
        names.push(row.name);
      }
    }
    throw new Error(`Announcements go in a circle: ${(await announced()).map(({ name }) => name)}.`);
  };
}
