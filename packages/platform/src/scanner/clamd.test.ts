import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { describeWithClamd, EICAR, STREAM_MAX, startTestClamd, type TestClamd } from '../testing/clamd.ts';
import { type ClamdOptions, clamdScanner, ScannerError } from './index.ts';

const scannerAt = (address: ClamdOptions['address'], most = STREAM_MAX) =>
  clamdScanner({ address, most, patience: 5_000 });

async function scan(address: ClamdOptions['address'], pieces: Iterable<Uint8Array>) {
  const all = [...pieces];
  const scanning = await scannerAt(address).begin(all.reduce((size, piece) => size + piece.length, 0));
  for (const piece of all) await scanning.write(piece);
  return scanning.end();
}

function* pieces(count: number, size = 65_536) {
  for (let i = 0; i < count; i += 1) yield Buffer.alloc(size, 'a');
}

describeWithClamd('a real clamd', () => {
  let clamd: TestClamd;
  beforeAll(async () => {
    clamd = await startTestClamd();
  }, 60_000);
  afterAll(() => clamd?.stop());

  it.each(['socket', 'tcp'] as const)(
    'by its %s lets clean bytes pass, however they are cut',
    async (way) => {
      expect(await scannerAt(clamd[way]).examine()).toMatch(/^ClamAV \d/);
      for (const clean of [[], [Buffer.from('总图')], pieces(10), pieces(3, 1)])
        expect(await scan(clamd[way], clean)).toEqual({ kind: 'clean' });
    },
  );

  it.each(['socket', 'tcp'] as const)('by its %s names what it finds (EICAR’s test file)', async (way) => {
    const infected = { kind: 'infected', finding: 'Eicar-Test-Signature.UNOFFICIAL' };
    expect(await scan(clamd[way], [EICAR])).toEqual(infected);
    expect(await scan(clamd[way], [EICAR.subarray(0, 20), EICAR.subarray(20)])).toEqual(infected);
  });

  it.each(['socket', 'tcp'] as const)('by its %s is not sent more than it takes', async (way) => {
    expect(await scan(clamd[way], pieces(STREAM_MAX / 65_536))).toEqual({ kind: 'clean' });
    expect(await scan(clamd[way], pieces(STREAM_MAX / 65_536 + 1))).toEqual({ kind: 'too_large' });
    // Announced small, and then more comes than was announced.
    const scanning = await scannerAt(clamd[way]).begin(5);
    for (const piece of pieces(80)) await scanning.write(piece);
    expect(await scanning.end()).toEqual({ kind: 'too_large' });
  });

  it('is found out when it takes less than it was said to', async () => {
    expect(await scannerAt(clamd.socket).examine()).toMatch(/^ClamAV \d/);
    await expect(scannerAt(clamd.socket, 8 * STREAM_MAX).examine()).rejects.toThrow(ScannerError);
  });
});

describe('a scanner that is not there, or not well', () => {
  async function answering(answer: (line: Socket) => void): Promise<ClamdOptions['address']> {
    const server: Server = createServer((line) => {
      line.on('error', () => undefined);
      line.once('data', () => answer(line));
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    return { host: '127.0.0.1', port: (server.address() as { port: number }).port };
  }
  const refused = expect.objectContaining({ name: 'ScannerError' });

  it('is no verdict: nobody listens', async () => {
    await expect(scan({ path: '/nowhere/clamd.ctl' }, [])).rejects.toEqual(refused);
    await expect(scannerAt({ host: '127.0.0.1', port: 1 }).examine()).rejects.toThrow(ScannerError);
  });

  it('is no verdict: it hangs up, talks nonsense, or says it has no memory left', async () => {
    for (const answer of [
      '',
      'HTTP/1.1 400 Bad Request\r\n\r\n',
      'stream: Can’t allocate memory ERROR\0',
      '\0',
    ])
      await expect(scan(await answering((line) => line.end(answer)), [EICAR])).rejects.toEqual(refused);
  });

  it('is no verdict: it says nothing for longer than anybody waits', async () => {
    const address = await answering(() => undefined);
    const scanning = await clamdScanner({ address, most: 10, patience: 100 }).begin(0);
    await expect(scanning.end()).rejects.toThrow('it says nothing');
  });

  it('is no verdict: it did not look at the file to its end', async () => {
    const said = 'stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0';
    expect(await scan(await answering((line) => line.end(said)), [EICAR])).toEqual({ kind: 'too_large' });
  });
});
