import { type ChildProcess, fork } from 'node:child_process';
import type { FromChild, ToChild } from './messages.ts';

/** How long a child may take for one answer before the run is given up. */
const PATIENCE_MS = 120_000;

/** A program of its own that answers one message with one message. */
export class Child {
  private readonly process: ChildProcess;
  private readonly name: string;

  constructor(name: string, file: string, nodeOptions: string[] = []) {
    this.name = name;
    this.process = fork(file, [], {
      execArgv: ['--enable-source-maps', ...nodeOptions],
      serialization: 'json',
    });
  }

  /** Sends a message and answers the reply, which must be of the kind expected. */
  ask<K extends FromChild['kind']>(message: ToChild, kind: K): Promise<Extract<FromChild, { kind: K }>> {
    return new Promise((resolve, reject) => {
      const settle = (run: () => void) => {
        clearTimeout(timer);
        this.process.off('message', onMessage);
        this.process.off('exit', onExit);
        run();
      };
      const onMessage = (reply: FromChild) =>
        settle(() => {
          if (reply.kind === kind) resolve(reply as never);
          else reject(new Error(`${this.name}: ${reply.kind === 'failed' ? reply.message : reply.kind}`));
        });
      const onExit = (code: number | null) =>
        settle(() => reject(new Error(`${this.name} ended with ${code}.`)));
      const timer = setTimeout(
        () => settle(() => reject(new Error(`${this.name} did not answer.`))),
        PATIENCE_MS,
      );
      this.process.on('message', onMessage);
      this.process.on('exit', onExit);
      this.process.send(message);
    });
  }

  async end(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => this.process.once('exit', () => resolve()));
    if (this.process.connected) this.process.send({ kind: 'end' } satisfies ToChild);
    const timer = setTimeout(() => this.process.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
  }
}
