import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '@millwright/db/embedded';
import { prepareTemplate } from '@millwright/db/testing';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator of the PostgreSQL of this test run. */
    superuserUrl: string;
    /** Name of the migrated database that test files clone. */
    template: string;
  }
}

/** One PostgreSQL for the whole run, gone without a trace afterwards. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'millwright-test-'));
  await chmod(folder, 0o755); // where root runs the tests, the server runs as somebody else
  const dataDir = join(folder, 'postgres');
  const server = await startEmbeddedPostgres({ dataDir, port: 0, durable: false });
  const tearDown = async () => {
    await server.stop();
    await removeEmbeddedPostgres(dataDir);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { template } = await prepareTemplate(server.superuserUrl);
    project.provide('superuserUrl', server.superuserUrl);
    project.provide('template', template);
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}
