import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textDocument } from '@millwright/conversion/documents.fixture.ts';
import { cutIntoParts } from '@millwright/platform/storage';
import { asSuperuser, type Firm, given, testDatabase } from '@millwright/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveAccount } from './account.fixture.ts';
import { Refused, RunningServer } from './running-server.fixture.ts';

const EMAIL = 'boss@files-kill.example';
const PASSWORD = 'correct horse battery staple';
const ROUNDS = 3;
/** Acknowledged uploads after which the power goes, by round. */
const ENOUGH = 6;

let firm: Firm;
let dataDir: string;
let server: RunningServer;
let subject: { type: string; id: string };

interface Sent {
  name: string;
  bytes: Buffer;
  versionId: string;
}
/** What the server has said is there. */
const acknowledged: Sent[] = [];
/** What was begun, and the power went. */
const cut: { name: string; bytes: Buffer }[] = [];

beforeAll(async () => {
  firm = await given.firm('Files kill');
  dataDir = await mkdtemp(join(tmpdir(), 'millwright-files-kill-'));
  await giveAccount(firm, firm.boss, { email: EMAIL, password: PASSWORD });
  subject = { type: 'Contract', id: (await given.contract(firm)).id };
}, 120_000);

afterAll(async () => {
  await server?.kill();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function signedIn(): Promise<string> {
  server = await RunningServer.start(await testDatabase(), dataDir);
  return (await server.mutate('session.signIn', { email: EMAIL, password: PASSWORD })).cookie!;
}

/** Sends a file as a browser does. The same name, size and fingerprint go on where they were cut off. */
async function send(cookie: string, { name, bytes }: { name: string; bytes: Buffer }): Promise<string> {
  const about = { subject, name, size: bytes.length, fingerprint: name };
  const { data } = await server.mutate('files.beginUpload', about, cookie);
  const { uploadId } = data as { uploadId: string };
  for (const { partNumber, start, end } of cutIntoParts(bytes.length)) {
    const part = bytes.subarray(start, end);
    const wanted = [{ partNumber, size: part.length, sha256: sha256(part) }];
    const links = await server.mutate('files.partLinks', { uploadId, parts: wanted }, cookie);
    const [link] = (links.data as { parts: { url: string; headers: Record<string, string> }[] }).parts;
    const { status } = await fetch(server.origin + link!.url, {
      method: 'PUT',
      headers: link!.headers,
      body: new Uint8Array(part),
    });
    if (status !== 200) throw new Refused(`a part was answered with ${status}`);
  }
  const completed = await server.mutate('files.completeUpload', { uploadId }, cookie);
  return (completed.data as { versionId: string }).versionId;
}

/** Sends one document after the other until the server is gone. */
async function hammer(cookie: string, sender: string): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const large = turn % 3 === 2;
    const name = `${sender}-${turn}.${large ? 'bin' : 'fodt'}`;
    const bytes = large ? randomBytes(12 * 1024 ** 2) : textDocument(`document ${name}`);
    try {
      acknowledged.push({ name, bytes, versionId: await send(cookie, { name, bytes }) });
    } catch (error) {
      if (error instanceof Refused) throw error;
      cut.push({ name, bytes });
      return;
    }
  }
}

const inAll = async (what: string, where: string): Promise<number> =>
  (
    await asSuperuser(`SELECT count(*)::int AS n FROM ${what} WHERE tenant_id = $1 AND ${where}`, [
      firm.tenantId,
    ])
  )[0]!.n;

describe('killed while files arrive, are checked and are converted', () => {
  it('loses no finished version, shows no half one, and goes on with what was cut off', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const cookie = await signedIn();
      const goal = acknowledged.length + ENOUGH;
      const senders = ['a', 'b', 'c'].map((sender) => hammer(cookie, `${round}${sender}`));
      // By then earlier ones are being read back and converted.
      await expect
        .poll(() => acknowledged.length, { timeout: 90_000, interval: 5 })
        .toBeGreaterThanOrEqual(goal);
      await server.kill();
      await Promise.all(senders);
    }
    const cookie = await signedIn();
    for (const each of cut) acknowledged.push({ ...each, versionId: await send(cookie, each) });

    // Everything is read back, and made visible, without anybody asking for it again.
    await expect.poll(() => inAll('file_version', `state = 'checking'`), { timeout: 120_000 }).toBe(0);
    expect(await inAll('file_version', `state <> 'good'`)).toBe(0);
    const unmade = () =>
      inAll('file_version v', 'NOT EXISTS (SELECT 1 FROM file_preview p WHERE p.version_id = v.id)');
    await expect.poll(unmade, { timeout: 240_000 }).toBe(0);
    expect(await inAll('file_preview', `state <> 'ready'`)).toBe(0);

    for (const { name, bytes, versionId } of acknowledged) {
      const response = await fetch(`${server.origin}/files/versions/${versionId}`, { headers: { cookie } });
      expect([name, sha256(new Uint8Array(await response.arrayBuffer()))]).toEqual([name, sha256(bytes)]);
    }
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * ENOUGH);
    // An upload is one version, however often its answer was lost.
    const versions = await asSuperuser(
      'SELECT f.name, count(*)::int AS n FROM file_version v JOIN file_asset f ON f.id = v.file_id AND f.tenant_id = v.tenant_id WHERE v.tenant_id = $1 GROUP BY f.name',
      [firm.tenantId],
    );
    const twice = versions.filter(({ n }) => n > 1).map(({ name }) => name);
    const answersLost = new Set(cut.map(({ name }) => name));
    expect(twice.filter((name) => !answersLost.has(name))).toEqual([]);
  }, 600_000);
});
