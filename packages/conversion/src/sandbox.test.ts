import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLimits } from './limits.ts';
import { findIsolation, runWalledIn } from './sandbox.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millwright-sandbox-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (script: string, limits = {}) =>
  runWalledIn('bubblewrap', {
    program: process.execPath,
    args: ['-e', script],
    folder,
    limits: { ...runLimits.program, ...limits },
  });

describe('the sandbox', () => {
  it('reaches no network, not even this machine', async () => {
    const server = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const { output, code } = await run(
      `require('net').connect(${port}, '127.0.0.1').on('connect', () => { console.log('reached'); process.exit(0); }).on('error', (e) => { console.log(e.code); process.exit(3); })`,
    );
    server.close();
    expect([code, output.trim()]).toEqual([3, 'ECONNREFUSED']);
  });

  it('sees no environment, no other process and no file but its own and programs', async () => {
    process.env.MILLWRIGHT_TEST_SECRET = 'TOPSECRET';
    await writeFile(join(tmpdir(), `millwright-seen-${process.pid}`), 'x');
    const { output } = await run(`
      const fs = require('fs');
      console.log(JSON.stringify({
        environment: Object.keys(process.env).sort(),
        processes: fs.readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name)).length,
        seen: ['/etc/passwd', '/etc/shadow', '/home', '/var/lib', ${JSON.stringify(join(homedir(), '.bashrc'))}, ${JSON.stringify(join(tmpdir(), `millwright-seen-${process.pid}`))}, ${JSON.stringify(folder)}].filter((path) => fs.existsSync(path)),
      }))`);
    delete process.env.MILLWRIGHT_TEST_SECRET;
    await rm(join(tmpdir(), `millwright-seen-${process.pid}`));
    const { environment, processes, seen } = JSON.parse(output);
    expect(environment).toEqual(['HOME', 'LANG', 'PATH', 'PWD', 'TMPDIR']);
    expect(processes).toBeLessThan(4);
    expect(seen).toEqual([]);
  });

  it('writes nowhere else', async () => {
    const { output } = await run(`
      const fs = require('fs');
      const tried = ['/usr/x', '/opt/x', '/etc/x', '/x', '/dev/x', process.execPath + '.x'].map((path) => { try { fs.writeFileSync(path, 'x'); return path; } catch { return null; } });
      fs.writeFileSync('kept.txt', 'kept');
      console.log(JSON.stringify(tried.filter(Boolean)))`);
    expect(JSON.parse(output)).toEqual([]);
    expect(await readFile(join(folder, 'kept.txt'), 'utf8')).toBe('kept');
  });

  it('ends what takes too long, uses too much or writes too much, with all it started', async () => {
    const slow = await run(`require('child_process').spawn('sleep', ['1000']); setTimeout(() => {}, 1e6)`, {
      time: 1_500,
    });
    expect(slow.cut).toBe('time');
    const hungry = await run('const all = []; for (;;) all.push(Buffer.alloc(5e7, 1))', {
      memory: 300 * 1024 ** 2,
    });
    expect(hungry.cut).toBeUndefined();
    expect(hungry.code).not.toBe(0);
    const busy = await run('for (;;);', { processor: 1 });
    expect([busy.cut, busy.code === 0]).toEqual([undefined, false]);
    const wordy = await run(`require('fs').writeFileSync('large', Buffer.alloc(5e6))`, { file: 1_000_000 });
    expect(wordy.code).not.toBe(0);
  });

  it('is found missing where bubblewrap is not there or may not work', async () => {
    expect(await findIsolation('auto', join(folder, 'no-such-program'))).toBe('missing');
    await symlink('/bin/false', join(folder, 'forbidden'));
    expect(await findIsolation('auto', join(folder, 'forbidden'))).toBe('missing');
    expect(await findIsolation('outside')).toBe('outside');
  });
});
