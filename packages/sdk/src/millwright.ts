import { type Contracts, contractsOn } from './contracts.ts';
import { type Files, filesOn } from './files.ts';
import type { Hashing } from './hashing.ts';
import { type Tasks, tasksOn } from './tasks.ts';
import { type CallOptions, type MillwrightOptions, Wire } from './wire.ts';

/** Whom the token stands for. */
export interface Whoami {
  account: { id: string; email: string };
  member: { id: string; name: string; role: string };
  tenant: { id: string; name: string; locale: string; timeZone: string };
  /** What they may ever do, as `Subject.action`; a token for reading does none of what changes something. */
  allowed: string[];
}

/** A firm's Millwright, as one of its people. */
export interface Millwright<F = Files> {
  me(options?: CallOptions): Promise<Whoami>;
  contracts: Contracts;
  tasks: Tasks;
  files: F;
  /** Any other question of the staff API by its path, such as `customers.list`. Not under the promise of this package's types. */
  query<T = unknown>(path: string, input?: unknown, options?: CallOptions): Promise<T>;
  /** Any other change of the staff API by its path. Not under the promise of this package's types. */
  mutate<T = unknown>(path: string, input?: unknown, options?: CallOptions): Promise<T>;
}

/** Puts it together for where it runs. */
export function assemble(
  options: MillwrightOptions,
  hashing: Hashing,
): { wire: Wire; millwright: Millwright } {
  const wire = new Wire(options);
  return {
    wire,
    millwright: {
      me: (call) => wire.query('session.me', undefined, call),
      contracts: contractsOn(wire),
      tasks: tasksOn(wire),
      files: filesOn(wire, hashing),
      query: (path, input, call) => wire.query(path, input, call),
      mutate: (path, input, call) => wire.mutate(path, input, call),
    },
  };
}
