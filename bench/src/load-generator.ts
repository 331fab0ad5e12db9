import { connect, type Socket } from 'node:net';
import type { FromChild, Ran, Run, ToChild } from './messages.ts';
import { percentile } from './statistics.ts';

/** A round ends after this many answers at the latest. */
const MOST_ANSWERS = 500_000;

/** One keep-alive connection that asks, waits for the whole answer, and asks again. */
class Asker {
  private readonly socket: Socket;
  private started = 0;
  /** Bytes of the answer still to come; -1 while its head is awaited. */
  private left = -1;
  private head = '';
  private readonly next: () => Buffer | null;
  private readonly answered: (milliseconds: number) => void;

  constructor(
    port: number,
    next: () => Buffer | null,
    answered: (ms: number) => void,
    done: (e?: Error) => void,
  ) {
    this.next = next;
    this.answered = answered;
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('connect', () => this.ask());
    this.socket.on('data', (chunk) => {
      try {
        this.take(chunk);
      } catch (error) {
        this.socket.destroy();
        done(error as Error);
      }
    });
    this.socket.on('error', done);
    this.socket.on('close', () => done());
  }

  private ask(): void {
    const request = this.next();
    if (!request) return void this.socket.destroy();
    this.left = -1;
    this.head = '';
    this.started = performance.now();
    this.socket.write(request);
  }

  private take(chunk: Buffer): void {
    let body = chunk.length;
    if (this.left < 0) {
      const end = chunk.indexOf('\r\n\r\n');
      this.head += chunk.toString('latin1', 0, end < 0 ? chunk.length : end);
      if (end < 0) return;
      const length = /content-length: (\d+)/i.exec(this.head);
      if (!this.head.startsWith('HTTP/1.1 200') || !length) {
        throw new Error(
          `Not the answer expected:\n${this.head}\n${chunk.toString('utf8', end, end + 2_000)}`,
        );
      }
      this.left = Number(length[1]);
      body -= end + 4;
    }
    this.left -= body;
    if (this.left > 0) return;
    this.answered(performance.now() - this.started);
    this.ask();
  }
}

async function run({ port, connections, milliseconds, requests }: Run): Promise<Ran> {
  const ready = requests.map((text) => Buffer.from(text));
  const latencies: number[] = [];
  const begin = performance.now();
  const deadline = begin + milliseconds;
  let last = begin;
  const next = () => {
    if (performance.now() >= deadline || latencies.length >= MOST_ANSWERS) return null;
    return ready[Math.floor(Math.random() * ready.length)]!;
  };
  const answered = (latency: number) => {
    latencies.push(latency);
    last = performance.now();
  };
  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<void>((resolve, reject) => {
          new Asker(port, next, answered, (error) => (error ? reject(error) : resolve()));
        }),
    ),
  );
  const sorted = Float64Array.from(latencies).sort();
  return {
    kind: 'ran',
    answers: sorted.length,
    seconds: (last - begin) / 1_000,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
  };
}

process.on('message', async (message: ToChild) => {
  if (message.kind === 'end') process.disconnect();
  if (message.kind !== 'run') return;
  const answer: FromChild = await run(message).catch((error: Error) => ({
    kind: 'failed' as const,
    message: error.message,
  }));
  process.send?.(answer);
});
process.on('disconnect', () => process.exit(0));
