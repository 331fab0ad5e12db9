import { cleanup, render, screen } from '@solidjs/testing-library';
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
