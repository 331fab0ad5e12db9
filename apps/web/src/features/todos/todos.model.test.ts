import { describe, expect, it } from 'vitest';
import { routes } from '../../routes.tsx';
import { TODO_KINDS, todoHref } from './todos.model.ts';

const paths = routes
  .flatMap((route) => (Array.isArray(route.children) ? route.children : []))
  .map(({ path }) => path);

describe('to-dos', () => {
  it.each(TODO_KINDS)('of the kind %s lead to a page there is', (kind) => {
    const href = todoHref({ kind, id: 'one', contractId: 'two' });
    const [path] = href.split('?');
    expect(paths).toContain(path!.replace(/(one|two)$/, ':id'));
  });
});
