import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { cleanup, render, screen, within } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activate } from '../i18n/state.ts';
import en from '../texts/en.ts';
import { GroupedTabs, type TabGroup, Tabs } from './Tabs.tsx';
import { useTab } from './use-tab.ts';

const tab = (value: string, count?: number) => ({ value, label: value, count });
const groups = (tasks: number): TabGroup[] => [
  { label: 'Overview', tabs: [tab('overview')] },
  { label: 'Work', tabs: [tab('plan'), tab('tasks', tasks)] },
  { label: 'Files', tabs: [tab('files')] },
];

beforeEach(() => activate('en', { ui: en }));
afterEach(cleanup);

async function at(path: string) {
  const [tasks, setTasks] = createSignal(3);
  const history = createMemoryHistory();
  history.set({ value: path });
  render(() => (
    <MemoryRouter history={history}>
      <Route
        path="/c"
        component={() => {
          const current = useTab(['overview', 'plan', 'tasks', 'files']);
          return <GroupedTabs value={current()} groups={groups(tasks())} />;
        }}
      />
    </MemoryRouter>
  ));
  await screen.findByRole('navigation', { name: 'Sections' });
  return { setTasks };
}
const row = (name: string) => screen.getByRole('navigation', { name });
const current = (name: string) =>
  within(row(name))
    .getAllByRole('link')
    .filter((link) => link.hasAttribute('aria-current'))
    .map((link) => [link.textContent, link.getAttribute('aria-current')]);

describe('sections in groups', () => {
  it('say which group and which section one is at, and nothing else', async () => {
    await at('/c?tab=tasks');
    expect(current('Sections')).toEqual([['Work', 'true']]);
    expect(current('Work')).toEqual([['tasks3', 'page']]);
  });

  it('show a group of one as that section, without a second row', async () => {
    await at('/c?tab=files');
    expect(current('Sections')).toEqual([['Files', 'page']]);
    expect(screen.getAllByRole('navigation')).toHaveLength(1);
  });

  it('have an address for each section; a group leads to its first, the first of all to the bare page', async () => {
    await at('/c?tab=plan');
    const hrefs = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(hrefs).toEqual(['/c', '/c?tab=plan', '/c?tab=files', '/c?tab=plan', '/c?tab=tasks']);
  });

  it('keep the focus where it is when a count changes', async () => {
    const { setTasks } = await at('/c?tab=plan');
    const link = within(row('Work')).getByRole('link', { name: /tasks/ });
    link.focus();
    setTasks(4);
    expect(link.textContent).toBe('tasks4');
    expect(document.activeElement).toBe(link);
  });
});

it('a plain row of sections names only the current one', async () => {
  const history = createMemoryHistory();
  history.set({ value: '/c?tab=two' });
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/c" component={() => <Tabs value="two" tabs={[tab('one'), tab('two')]} />} />
    </MemoryRouter>
  ));
  await screen.findByRole('navigation');
  expect(current('Sections')).toEqual([['two', 'page']]);
});
