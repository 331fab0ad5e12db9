import { cleanup, render, screen } from '@solidjs/testing-library';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/solid-query';
import { Suspense } from 'solid-js';
import { createStore } from 'solid-js/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activate } from '../i18n/state.ts';
import en from '../texts/en.ts';
import { Loaded } from './Loaded.tsx';

beforeEach(() => activate('en', { ui: en }));
afterEach(cleanup);

/** A page showing what was loaded, whose next refresh fails as told. */
function shown() {
  const [query, set] = createStore({
    data: 'Packing line' as string | undefined,
    isPending: false,
    isError: false,
    error: undefined as unknown,
    refetch: () => {},
  });
  render(() => <Loaded query={query}>{(name) => <p>{name()}</p>}</Loaded>);
  return { fails: (error: unknown) => set({ isError: true, error }) };
}

describe('a page whose refresh fails', () => {
  it('keeps what it shows when the server could not be reached', () => {
    const page = shown();
    page.fails(new Error('network'));
    expect(screen.getByText('Packing line')).toBeTruthy();
  });

  it.each(['not_found', 'forbidden'])('takes it away when the answer is %s', (kind) => {
    const page = shown();
    page.fails({ kind, code: `contracts.${kind}` });
    expect(screen.queryByText('Packing line')).toBeNull();
    expect(screen.getByRole('alert')).toBeTruthy();
  });
});

describe('a page that was loaded before', () => {
  it('stays where it is while it is refreshed: nothing of it is taken off the screen', async () => {
    const client = new QueryClient();
    client.setQueryData(['line'], 'Packing line', { updatedAt: 1 });
    let answer!: (name: string) => void;
    const Line = () => {
      const line = useQuery(() => ({
        queryKey: ['line'],
        queryFn: () => new Promise<string>((resolve) => (answer = resolve)),
      }));
      return <Loaded query={line}>{(name) => <p data-line>{name()}</p>}</Loaded>;
    };
    const { container } = render(() => (
      <QueryClientProvider client={client}>
        <Suspense>
          <Line />
        </Suspense>
      </QueryClientProvider>
    ));
    const shown = screen.getByText('Packing line');
    let takenAway = 0;
    const observer = new MutationObserver((changes) => {
      takenAway += changes.filter(({ removedNodes }) => [...removedNodes].includes(shown)).length;
    });
    observer.observe(container, { childList: true, subtree: true });
    for (const name of ['Packing line 2', 'Packing line 3']) {
      await expect.poll(() => typeof answer).toBe('function');
      answer(name);
      await screen.findByText(name);
      void client.invalidateQueries({ queryKey: ['line'] });
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(screen.getByText('Packing line 3')).toBe(shown);
    expect(takenAway).toBe(0);
    observer.disconnect();
  });
});
