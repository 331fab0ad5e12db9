import { QueryClient } from '@tanstack/solid-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLive, type LiveChange } from './live.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listen() {
  const client = new QueryClient();
  for (const key of [
    ['tasks', 'list'],
    ['contracts', 'get'],
    ['org', 'tree'],
  ])
    client.setQueryData(key, {});
  const handlers: {
    onData: (c: LiveChange) => void;
    onState: (s: 'connecting' | 'pending' | 'idle') => void;
    onError: (e: unknown) => void;
  }[] = [];
  const live = createLive({
    client,
    touches: { Task: ['tasks', 'contracts'] },
    subscribe: (on) => {
      handlers.push(on);
      return () => undefined;
    },
  });
  const stale = () =>
    client
      .getQueryCache()
      .getAll()
      .filter((query) => query.state.isInvalidated)
      .map((query) => query.queryKey[0]);
  return { live, stale, handlers, on: () => handlers.at(-1)! };
}

describe('live changes', () => {
  it('make old what the subject touches, once for a burst', () => {
    const { stale, on } = listen();
    on().onState('pending');
    for (let i = 0; i < 50; i += 1) on().onData({ type: 'Task', id: `${i}`, verb: 'progressed' });
    expect(stale()).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(stale()).toEqual(['tasks', 'contracts']);
  });

  it('make everything old when the subject is unknown or changes were missed', () => {
    const { stale, on } = listen();
    on().onData({ type: '*', id: '', verb: 'resync' });
    vi.advanceTimersByTime(200);
    expect(stale()).toEqual(['tasks', 'contracts', 'org']);
  });

  it('say nothing of a short break, and catch up after a long one', () => {
    const { live, stale, on } = listen();
    on().onState('pending');
    on().onState('connecting');
    vi.advanceTimersByTime(1000);
    on().onState('pending');
    vi.advanceTimersByTime(10_000);
    expect(live.state()).toBe('live');
    expect(stale()).toEqual([]);
    on().onState('connecting');
    vi.advanceTimersByTime(5000);
    expect(live.state()).toBe('offline');
    on().onState('pending');
    vi.advanceTimersByTime(200);
    expect(live.state()).toBe('live');
    expect(stale()).toEqual(['tasks', 'contracts', 'org']);
  });

  it('open again after an error, until stopped', () => {
    const { live, handlers, on } = listen();
    on().onError(new Error('gone'));
    vi.advanceTimersByTime(6000);
    expect(handlers).toHaveLength(2);
    on().onError(new Error('gone'));
    live.stop();
    vi.advanceTimersByTime(60_000);
    expect(handlers).toHaveLength(2);
  });
});
