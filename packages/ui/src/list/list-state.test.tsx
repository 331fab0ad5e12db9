import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { cleanup, render } from '@solidjs/testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import { type ListState, nextSort, parseSort, useListState } from './list-state.ts';

afterEach(cleanup);

type Filter = 'status' | 'due';

async function listAt(path: string) {
  const history = createMemoryHistory();
  history.set({ value: path });
  let list!: ListState<Filter, 'due' | 'title'>;
  render(() => (
    <MemoryRouter history={history}>
      <Route
        path="/contracts"
        component={() => {
          list = useListState({ filters: ['status', 'due'], sorts: ['due', 'title'], sort: '-due' });
          return null;
        }}
      />
    </MemoryRouter>
  ));
  await settled();
  return { list, address: () => history.get() };
}
const settled = () => new Promise((done) => setTimeout(done, 5));

describe('the state of a list', () => {
  it('is read from the address', async () => {
    const { list } = await listAt(
      '/contracts?q=PL&status=overdue,attention&due=2026-01-01..&sort=title&view=cards',
    );
    expect(list.search()).toBe('PL');
    expect(list.filter('status')).toEqual(['overdue', 'attention']);
    expect(list.range('due')).toEqual({ from: '2026-01-01', to: undefined });
    expect(list.order()).toEqual({ sort: 'title', direction: 'asc' });
    expect(list.view()).toBe('cards');
    expect(list.narrowed()).toBe(true);
  });

  it('starts with the order of the page, and takes no order that was made up', async () => {
    expect((await listAt('/contracts')).list.order()).toEqual({ sort: 'due', direction: 'desc' });
    cleanup();
    expect((await listAt('/contracts?sort=password')).list.order()).toEqual({
      sort: 'due',
      direction: 'desc',
    });
  });

  it('is written to the address and leaves what is not its own', async () => {
    const { list, address } = await listAt('/contracts?tab=open');
    list.setFilter('status', ['a,b', 'overdue']);
    await settled();
    expect(list.filter('status')).toEqual(['a,b', 'overdue']);
    list.setRange('due', { to: '2026-02-01' });
    await settled();
    expect(list.range('due')).toEqual({ from: undefined, to: '2026-02-01' });
    list.clear();
    await settled();
    expect(address()).toBe('/contracts?tab=open');
    expect(list.narrowed()).toBe(false);
  });

  it('sorts up, then down, then as the list comes', () => {
    expect(nextSort(undefined, 'due')).toBe('due');
    expect(nextSort(parseSort('due'), 'due')).toBe('-due');
    expect(nextSort(parseSort('-due'), 'due')).toBe('');
    expect(nextSort(parseSort('-due'), 'title')).toBe('title');
  });
});
