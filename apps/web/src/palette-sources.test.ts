import { beforeAll, describe, expect, it, vi } from 'vitest';

const asked = vi.hoisted(() => vi.fn());
vi.mock('./api.ts', () => {
  const answering = (name: string, answer: object) => ({
    fetch: async (input: object) => {
      asked(name, input);
      return answer;
    },
  });
  const item = (kind: string, id: string) => ({
    kind,
    id,
    name: kind,
    number: null,
    contractNo: 'C-1',
    contractId: 'c',
  });
  const kinds = ['Contract', 'Task', 'Customer'].map((kind) => ({
    kind,
    items: [item(kind, '1')],
    nextCursor: null,
  }));
  return {
    api: {
      search: { find: answering('records', { words: ['li'], kinds }) },
      org: {
        members: answering('people', { items: [{ id: '1', name: 'Li', title: null }], nextCursor: null }),
      },
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
    // Tasks, and the way to all that was found.
    expect(searchesOf(['Task.read'])).toHaveLength(2);
  });

  it('finds records and people with one question each, a few of each, and leads to them', async () => {
    const went: string[] = [];
    const all = ['Contract.read', 'Task.read', 'Customer.read', 'Member.read'];
    for (const search of searchesOf(all, (href) => went.push(href)))
      for (const item of await search('li', new AbortController().signal)) item.onSelect();
    expect(went).toEqual(['/contracts/1', '/tasks/1', '/customers/1', '/search?q=li', '/people?person=1']);
    expect(asked.mock.calls).toEqual([
      ['records', { query: 'li', limit: 5 }],
      ['people', { search: 'li', limit: 6 }],
    ]);
  });
});
