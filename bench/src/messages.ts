/** What the conductor tells a server to begin with. */
export interface Begin {
  kind: 'begin';
  appUrl: string;
  listenUrl: string;
  superuserUrl: string;
  dataDir: string;
  /** Members who will ask, for the limit, which has neither sessions nor principals. */
  people: string[];
}

/** What the conductor tells the load generator: whole requests as they go over the wire, and for how long. */
export interface Run {
  kind: 'run';
  port: number;
  connections: number;
  milliseconds: number;
  requests: string[];
}

export interface Ran {
  kind: 'ran';
  answers: number;
  seconds: number;
  p50: number;
  p99: number;
}

/** Processor time used so far by a server's process, in microseconds. */
export interface Cpu {
  kind: 'cpu';
  microseconds: number;
}

export type ToChild = Begin | Run | { kind: 'cpu' } | { kind: 'end' };
export type FromChild = { kind: 'ready'; port: number } | Ran | Cpu | { kind: 'failed'; message: string };
