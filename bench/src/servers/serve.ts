import type { Begin, FromChild, ToChild } from '../messages.ts';

export interface Serving {
  port: number;
  close(): Promise<void>;
}

const tell = (message: FromChild) => process.send?.(message);

/** A server's side of the conversation with the conductor: begin, tell the processor time, end. */
export function serve(start: (begin: Begin) => Promise<Serving>): void {
  let serving: Serving | undefined;
  process.on('message', async (message: ToChild) => {
    try {
      if (message.kind === 'begin') {
        serving = await start(message);
        tell({ kind: 'ready', port: serving.port });
      }
      if (message.kind === 'cpu') {
        const { user, system } = process.cpuUsage();
        tell({ kind: 'cpu', microseconds: user + system });
      }
      if (message.kind === 'end') {
        await serving?.close();
        process.disconnect();
      }
    } catch (error) {
      tell({
        kind: 'failed',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  });
  // The conductor is gone: nobody is left to serve.
  process.on('disconnect', () => process.exit(0));
}
