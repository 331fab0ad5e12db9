import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
let differences: string[];
const built = (name: string) => readFile(join(folder, name), 'utf8');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millwright-sdk-'));
  // Plain JavaScript, as it is run by hand.
  const { buildSdk } = (await import(new URL('../build.mjs', import.meta.url).href)) as {
    buildSdk(options: { into: string }): Promise<string[]>;
  };
  differences = await buildSdk({ into: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What stands only in code of the server, or of packages it is made of. */
const OF_THE_SERVER =
  /@millwright\/(server|db|platform)|prisma|kysely|tenant_id|millwright_app|\bzod\b|@trpc|lucia|argon2/i;

describe('what is given away', () => {
  it('has no code of the server, and needs no other package', async () => {
    for (const name of ['index.js', 'node.js', 'index.d.ts', 'node.d.ts']) {
      const text = await built(name);
      expect([name, OF_THE_SERVER.exec(text)?.[0]]).toEqual([name, undefined]);
      const imported = [...text.matchAll(/(?:from|import\()\s*['"]([^'"]+)['"]/g)].map(([, from]) => from!);
      const foreign = imported.filter((from) => name !== 'node.js' || !from.startsWith('node:'));
      expect([name, foreign]).toEqual([name, []]);
      expect(text.length).toBeLessThan(60_000);
    }
  });

  it('asks nothing of Node where it is meant for browsers', async () => {
    expect(await built('index.js')).not.toMatch(/node:|\bprocess\.|\bBuffer\b|\brequire\(/);
  });

  it('opens, in plain Node, as it was built', async () => {
    for (const name of ['index.js', 'node.js']) {
      const { createMillwright } = await import(join(folder, name));
      const millwright = createMillwright({ url: 'https://m.example/', token: `mwt_${'a'.repeat(49)}` });
      expect(Object.keys(millwright.files)).toEqual(expect.arrayContaining(['upload', 'list', 'versions']));
    }
  });

  it('promises what etc/*.api.md says', () => {
    expect(differences).toEqual([]);
  });
});
