import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { activate } from '../i18n/state.ts';
import en from '../texts/en.ts';
import { ListFrame } from './ListFrame.tsx';
import { useListState } from './list-state.ts';
import type { ListQuery } from './list-types.ts';

interface Row {
  id: string;
  name: string;
}
const rows: Row[] = ['Packing line', 'Inspection cell', 'Palletizer'].map((name, index) => ({
  id: `r${index}`,
  name,
}));

beforeEach(() => {
  activate('en', { ui: en });
  localStorage.clear();
});
afterEach(cleanup);

async function show(query: Partial<ListQuery<Row>> = {}, path = '/list') {
  const onSelect = vi.fn();
  const history = createMemoryHistory();
  history.set({ value: path });
  const fetchNextPage = vi.fn();
  render(() => (
    <MemoryRouter history={history}>
      <Route
        path="/list"
        component={() => {
          const state = useListState({ filters: ['status'] });
          return (
            <ListFrame
              name="test"
              label="Contracts"
              state={state}
              query={{
                data: { pages: [{ items: rows, total: 7 }] },
                isPending: false,
                isError: false,
                error: undefined,
                hasNextPage: true,
                isFetchingNextPage: false,
                fetchNextPage,
                refetch: () => undefined,
                ...query,
              }}
              rowKey={(row) => row.id}
              rowLabel={(row) => row.name}
              rowHref={(row) => `/row/${row.id}`}
              columns={[
                { key: 'name', header: 'Name', cell: (row) => row.name, card: 'title', sort: true },
                { key: 'id', header: 'Id', cell: (row) => row.id },
              ]}
              bulk={[{ label: 'Remind', onSelect }]}
            />
          );
        }}
      />
      <Route path="/row/:id" component={() => <p>one row</p>} />
    </MemoryRouter>
  ));
  await settled();
  return { onSelect, history, fetchNextPage };
}
const settled = () => new Promise((done) => setTimeout(done, 5));
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const focusedRow = () => (document.activeElement as HTMLElement).dataset.row;

describe('the keys of a list', () => {
  it('j and k move over the rows and stop at the ends', async () => {
    await show();
    press('j');
    expect(focusedRow()).toBe('r0');
    press('j');
    press('j');
    press('j');
    expect(focusedRow()).toBe('r2');
    press('k');
    expect(focusedRow()).toBe('r1');
  });

  it('x selects the row, and the bulk actions get the selected rows', async () => {
    const { onSelect } = await show();
    press('j');
    press('x');
    press('j');
    press('x');
    fireEvent.click(screen.getByRole('button', { name: 'Remind' }));
    await settled();
    expect(onSelect).toHaveBeenCalledWith([rows[0], rows[1]]);
    expect(screen.queryByRole('button', { name: 'Remind' })).toBeNull();
  });

  it('Enter opens the row', async () => {
    const { history } = await show();
    press('j');
    press('Enter');
    await settled();
    expect(history.get()).toBe('/row/r0');
  });

  it('/ goes to the search, where j is a letter again', async () => {
    await show();
    press('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    press('j');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });
});

describe('a list', () => {
  it('sorts by a click on a header and says so', async () => {
    const { history } = await show();
    const header = screen.getByRole('columnheader', { name: 'Name' });
    fireEvent.click(within(header).getByRole('button'));
    await settled();
    expect(history.get()).toBe('/list?sort=name');
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
  });

  it('loads more and counts', async () => {
    const { fetchNextPage } = await show();
    expect(screen.getByText('3 / 7 entries')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: en.list.loadMore }));
    expect(fetchNextPage).toHaveBeenCalledOnce();
  });

  it('tells an empty list from one that the filters have emptied', async () => {
    const nothing = { data: { pages: [{ items: [] }] }, hasNextPage: false };
    await show(nothing);
    expect(screen.getByText(en.list.empty)).toBeTruthy();
    cleanup();
    const { history } = await show(nothing, '/list?status=overdue');
    expect(screen.getByText(en.list.noMatch)).toBeTruthy();
    fireEvent.click(screen.getAllByRole('button', { name: en.list.clearFilters })[0]!);
    await settled();
    expect(history.get()).toBe('/list');
  });

  it('keeps what it has when a refresh fails, and says what is wrong when it has nothing', async () => {
    await show({ isError: true, error: new Error('cut off') });
    expect(screen.getByText('Palletizer')).toBeTruthy();
    cleanup();
    await show({ isError: true, error: new Error('cut off'), data: undefined });
    expect(screen.getByRole('alert').textContent).toContain(en.errors.unreachable);
  });

  it('waits with shapes of rows', async () => {
    const [pending] = createSignal(true);
    await show({ isPending: pending(), data: undefined });
    expect(screen.getByText(en.page.loading)).toBeTruthy();
  });
});
