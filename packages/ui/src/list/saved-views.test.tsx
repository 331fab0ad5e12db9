import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { activate } from '../i18n/state.ts';
import en from '../texts/en.ts';
import { ListFrame } from './ListFrame.tsx';
import { useListState } from './list-state.ts';
import type { SavedView } from './saved-views.ts';

beforeEach(() => {
  activate('en', { ui: en });
  localStorage.clear();
});
afterEach(cleanup);

const late: SavedView = {
  id: 'v1',
  name: 'Late work',
  query: 'status=late&sort=-due&salary=9&columns=due%2Csalary',
  shared: false,
  mine: true,
  byName: 'Chen Li',
  allowed: ['update', 'share', 'delete'],
};
const weekly: SavedView = {
  ...late,
  id: 'v2',
  name: 'Weekly meeting',
  query: 'status=open',
  shared: true,
  mine: false,
  allowed: [],
};

function show(views: readonly SavedView[], path = '/list') {
  const [items] = createSignal(views);
  const store = {
    items,
    save: vi.fn(async () => ({ id: 'v3' })),
    change: vi.fn(async () => undefined),
    share: vi.fn(async () => undefined),
    remove: vi.fn(async () => async () => undefined),
  };
  const history = createMemoryHistory();
  history.set({ value: path });
  let address = '';
  history.listen((value) => {
    address = value;
  });
  render(() => (
    <MemoryRouter history={history}>
      <Route
        path="/list"
        component={() => {
          const state = useListState({ filters: ['status'], sorts: ['due'] });
          return (
            <ListFrame
              name="test"
              label="Tasks"
              state={state}
              saved={store}
              query={{
                data: { pages: [{ items: [{ id: 'r1', name: 'Wiring' }], total: 1 }] },
                isPending: false,
                isError: false,
                error: undefined,
                hasNextPage: false,
                isFetchingNextPage: false,
                fetchNextPage: () => undefined,
                refetch: () => undefined,
              }}
              rowKey={(row) => row.id}
              rowLabel={(row) => row.name}
              columns={[
                { key: 'name', header: 'Name', cell: (row) => row.name, card: 'title' },
                { key: 'due', header: 'Due', cell: () => '1 May', hidden: true },
                { key: 'weight', header: 'Weight', cell: () => '1' },
              ]}
            />
          );
        }}
      />
    </MemoryRouter>
  ));
  const params = () => Object.fromEntries(new URLSearchParams(address.split('?')[1]));
  return { store, params };
}

const tab = (name: RegExp) => screen.getByRole('button', { name });
const headers = () => screen.getAllByRole('columnheader').map((header) => header.textContent?.trim());
async function choose(entry: string) {
  await fireEvent.click(screen.getByRole('button', { name: 'Views' }));
  const item = await screen.findByRole('menuitem', { name: entry });
  await fireEvent.keyDown(item, { key: 'Enter' });
  await fireEvent.pointerUp(item, { pointerType: 'mouse', button: 0 });
}

describe('a view of a list', () => {
  it('opens with one click: filters, order and columns; what the list does not know is left out', async () => {
    const { params } = show([late, weekly]);
    expect(tab(/Late work/).getAttribute('aria-pressed')).toBe('false');
    await fireEvent.click(tab(/Late work/));
    await waitFor(() => expect(params()).toEqual({ status: 'late', sort: '-due' }));
    expect(tab(/Late work/).getAttribute('aria-pressed')).toBe('true');
    expect(headers()).toContain('Due');
    expect(headers()).not.toContain('Weight');
  });

  it('goes back to the list as it comes with a second click', async () => {
    const { params } = show([late]);
    await fireEvent.click(tab(/Late work/));
    await waitFor(() => expect(params()).toHaveProperty('status'));
    await fireEvent.click(tab(/Late work/));
    await waitFor(() => expect(params()).toEqual({}));
    expect(headers()).toContain('Weight');
  });

  it('is recognised when a link leads to what it shows, and says whose it is', async () => {
    show([late, weekly], '/list?status=open');
    await waitFor(() => expect(tab(/Weekly meeting/).getAttribute('aria-pressed')).toBe('true'));
    expect(tab(/Weekly meeting/).textContent).toContain('shared by Chen Li');
  });

  it('says when the list shows something else by now, and takes that over', async () => {
    const { store } = show([{ ...late, query: 'sort=due' }]);
    await fireEvent.click(tab(/Late work/));
    await waitFor(() => expect(tab(/Late work/).getAttribute('aria-pressed')).toBe('true'));
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'pump' } });
    await waitFor(() => expect(tab(/Late work/).textContent).toContain('changed'));
    await choose('Update with what the list shows now');
    await waitFor(() => expect(store.change).toHaveBeenCalled());
    expect(store.change.mock.calls[0]).toMatchObject([
      { id: 'v1' },
      { query: expect.stringContaining('q=pump') },
    ]);
  });

  it('shows nothing of itself while there is none', () => {
    show([]);
    expect(screen.queryByRole('group', { name: 'Views' })).toBeNull();
  });

  it('is kept under a name, with the columns', async () => {
    const { store } = show([], '/list?status=late&q=pump');
    await choose('Save this view…');
    await fireEvent.input(await screen.findByLabelText(/Name/), { target: { value: '  Pumps  ' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(store.save).toHaveBeenCalled());
    const [name, query] = store.save.mock.calls[0] as unknown as [string, string];
    expect(name).toBe('Pumps');
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      q: 'pump',
      status: 'late',
      columns: 'weight',
    });
  });
});
