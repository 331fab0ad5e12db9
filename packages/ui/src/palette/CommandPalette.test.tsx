import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { activate } from '../i18n/state.ts';
import en from '../texts/en.ts';
import { CommandPalette, type PaletteSource } from './CommandPalette.tsx';

beforeEach(() => activate('en', { ui: en }));
afterEach(cleanup);

it('shows what a search finds, also when the sources are made anew each time they are asked for', async () => {
  const sources = (): PaletteSource[] => [
    {
      label: 'Contracts',
      search: async (text) => [{ id: 'c1', label: `Found for ${text}`, onSelect: () => {} }],
    },
  ];
  render(() => <CommandPalette open onClose={() => {}} sources={sources()} />);
  const box = screen.getByRole('combobox');
  fireEvent.input(box, { target: { value: 'line' } });
  expect(await screen.findByRole('option', { name: 'Found for line' })).toBeTruthy();
});
