/** What others change appears without a reload: every announced change makes the matching queries fetch again. */
import type { QueryClient } from '@tanstack/solid-query';
import { type Accessor, createSignal } from 'solid-js';

export interface LiveChange {
  /** The subject's type: 'Contract', 'Task'; '*' says that everything should be read again. */
  type: string;
  id: string;
  verb: string;
}

export type Connection = 'connecting' | 'live' | 'offline';

interface Settings {
  client: QueryClient;
  /** Opens the subscription and returns what closes it. */
  subscribe: (on: {
    onData: (data: LiveChange) => void;
    onState: (state: 'connecting' | 'pending' | 'idle') => void;
    onError: (error: unknown) => void;
  }) => () => void;
  /** Which routers' answers a subject's change touches: { Task: ['tasks', 'contracts'] }. What is not named touches all. */
  touches: Readonly<Record<string, readonly string[]>>;
}

/** Changes come in bursts (an import); the screen is refreshed once for each. */
const gatherMs = 150;
/** Shorter breaks are not worth a word to the reader. */
const patienceMs = 4000;
const reopenMs = 5000;

/** Starts listening. `state` says how the connection is; `stop` ends it. */
export function createLive(settings: Settings): { state: Accessor<Connection>; stop: () => void } {
  const [state, setState] = createSignal<Connection>('connecting');
  const dirty = new Set<string>();
  let gather: number | undefined;
  let offlineTimer: number | undefined;
  let reopen: number | undefined;
  let wasLive = false;
  let close = () => {};

  const refresh = () => {
    gather = undefined;
    const routers = new Set(dirty);
    dirty.clear();
    void settings.client.invalidateQueries({
      predicate: (query) => routers.has('*') || routers.has(String(query.queryKey[0])),
    });
  };
  const mark = (routers: readonly string[]) => {
    for (const router of routers) dirty.add(router);
    gather ??= window.setTimeout(refresh, gatherMs);
  };
  const cutOff = () => {
    offlineTimer ??= window.setTimeout(() => setState('offline'), patienceMs);
  };
  const connected = () => {
    window.clearTimeout(offlineTimer);
    offlineTimer = undefined;
    // What happened while we were away was not announced to us.
    if (wasLive && state() === 'offline') mark(['*']);
    wasLive = true;
    setState('live');
  };
  const open = () => {
    close = settings.subscribe({
      onData: (change) => mark(settings.touches[change.type] ?? ['*']),
      onState: (next) => (next === 'pending' ? connected() : cutOff()),
      onError: (error) => {
        close();
        // Signed out or disabled meanwhile: asking who one is brings the sign-in page.
        if ((error as { data?: { httpStatus?: number } | null })?.data?.httpStatus === 401) mark(['session']);
        cutOff();
        reopen = window.setTimeout(open, reopenMs);
      },
    });
  };
  open();
  return {
    state,
    stop: () => {
      window.clearTimeout(gather);
      window.clearTimeout(offlineTimer);
      window.clearTimeout(reopen);
      close();
    },
  };
}
