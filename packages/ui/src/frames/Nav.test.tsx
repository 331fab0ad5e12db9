import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import House from 'lucide-solid/icons/house';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activate } from '../i18n/state.ts';
import en from '../texts/en.ts';
import { setFolded } from './folded-groups.ts';
import { Nav } from './Nav.tsx';

const place = (href: string) => ({ href, label: href, icon: House });

beforeEach(() => {
  activate('en', { ui: en });
  setFolded('firm', false);
  setFolded('setup', true);
});
afterEach(cleanup);

async function at(path: string) {
  const history = createMemoryHistory();
  history.set({ value: path });
  const active = (href: string) => path.startsWith(href);
  render(() => (
    <MemoryRouter history={history}>
      <Route
        path="*"
        component={() => (
          <Nav
            active={active}
            nav={[
              { items: [place('/home')] },
              { key: 'firm', label: 'Firm', items: [place('/people')] },
              { key: 'setup', label: 'Set-up', items: [place('/roles')], folded: true },
              { key: 'none', label: 'Nothing here', items: [] },
            ]}
          />
        )}
      />
    </MemoryRouter>
  ));
  await screen.findByRole('navigation');
}
const isShown = (href: string) => !screen.getByText(href).closest('ul')?.classList.contains('hidden');

describe('the navigation', () => {
  it('folds a group away and opens it again, and remembers it', async () => {
    await at('/home');
    expect([isShown('/people'), isShown('/roles')]).toEqual([true, false]);
    fireEvent.click(screen.getByRole('button', { name: 'Firm' }));
    fireEvent.click(screen.getByRole('button', { name: 'Set-up' }));
    expect([isShown('/people'), isShown('/roles')]).toEqual([false, true]);
    expect(screen.getByRole('button', { name: 'Firm' }).getAttribute('aria-expanded')).toBe('false');
    expect(JSON.parse(localStorage.getItem('millwright.folded') ?? '')).toEqual({ firm: true, setup: false });
  });

  it('never folds the group one is in, and shows no group without places', async () => {
    await at('/roles');
    expect(isShown('/roles')).toBe(true);
    expect(screen.queryByRole('button', { name: 'Set-up' })).toBeNull();
    expect(screen.queryByText('Nothing here')).toBeNull();
  });
});
