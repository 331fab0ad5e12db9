import { beforeAll, describe, expect, it, vi } from 'vitest';

const asked = vi.hoisted(() => vi.fn());
vi.mock('./api.ts', () => {
  const list = (name: string, row: object) => ({
    fetch: async (input: object) => {
      asked(name, input);
      return { items: [{ id: '1', ...row }], nextCursor: null };
    },
  });
  return {
    api: {
      contracts: { list: list('contracts', { name: 'Line', contractNo: 'C-1' }) },
      tasks: { list: list('tasks', { title: 'Wiring', contractNo: 'C-1' }) },
      customers: { list: list('customers', { name: 'Buyer', code: null }) },
      org: { members: list('people', { name: 'Li', title: null }) },
    },
  };
});

import { start } from './i18n/index.ts';
import { paletteSources } from './palette-sources.ts';

const nothing = () => {};
const searchesOf = (allowed: string[], go: (href: string) => void = nothing) =>
  paletteSources({ allowed, go, showKeys: nothing, signOut: nothing }).flatMap(({ search }) => search ?? []);

beforeAll(start);

describe('the command palette', () => {
  it('looks only where the person may read', () => {
    expect(searchesOf([])).toHaveLength(0);
    expect(searchesOf(['Task.read'])).toHaveLength(1);
  });

  it('finds contracts, tasks, customers and people, a few of each, and leads to them', async () => {
    const went: string[] = [];
    const all = ['Contract.read', 'Task.read', 'Customer.read', 'Member.read'];
    for (const search of searchesOf(all, (href) => went.push(href)))
      for (const item of await search('li', new AbortController().signal)) item.onSelect();
    expect(went).toEqual(['/contracts/1', '/tasks/1', '/customers/1', '/people?person=1']);
    expect(asked.mock.calls).toEqual(
      ['contracts', 'tasks', 'customers', 'people'].map((name) => [name, { search: 'li', limit: 6 }]),
    );
  });
});
