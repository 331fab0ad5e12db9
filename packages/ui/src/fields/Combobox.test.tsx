import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { activate } from '../i18n/state.ts';
import en from '../texts/en.ts';
import { Combobox, type ComboboxProps } from './Combobox.tsx';
import { filterOptions } from './create-options.ts';
import { MultiSelect } from './MultiSelect.tsx';

const people = ['Chen Li', 'Xu Ning', 'Gao Yuan'].map((label, index) => ({ value: `m${index}`, label }));

beforeEach(() => {
  activate('en', { ui: en });
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
const key = (name: string) => fireEvent.keyDown(screen.getByRole('combobox'), { key: name });
const type = (value: string) => fireEvent.input(screen.getByRole('combobox'), { target: { value } });
const options = () => screen.queryAllByRole('option').map((option) => option.textContent);

function show(props: Partial<ComboboxProps>) {
  const [value, setValue] = createSignal('');
  render(() => <Combobox label="Lead" value={value()} onChange={setValue} {...props} />);
  return value;
}

it('is filled by keyboard alone', () => {
  const value = show({ options: people });
  key('ArrowDown');
  expect(options()).toEqual(['Chen Li', 'Xu Ning', 'Gao Yuan']);
  key('ArrowDown');
  key('Enter');
  expect(value()).toBe('m1');
  expect((screen.getByRole('combobox') as HTMLInputElement).value).toBe('Xu Ning');
  key('Backspace');
  expect(value()).toBe('');
});

it('asks the server once typing pauses, and never shows an older answer over a newer one', async () => {
  const answers = new Map<string, (found: typeof people) => void>();
  const search = vi.fn((text: string) => new Promise<typeof people>((done) => answers.set(text, done)));
  show({ search });
  key('ArrowDown');
  await vi.advanceTimersByTimeAsync(10);
  type('x');
  await vi.advanceTimersByTimeAsync(50);
  type('xu');
  await vi.advanceTimersByTimeAsync(300);
  expect(search.mock.calls.map(([text]) => text)).toEqual(['', 'xu']);
  answers.get('xu')?.(people.slice(1, 2));
  await vi.advanceTimersByTimeAsync(1);
  answers.get('')?.(people);
  await vi.advanceTimersByTimeAsync(1);
  expect(options()).toEqual(['Xu Ning']);
});

it('shows the words of a value no search has brought', () => {
  render(() => (
    <Combobox label="Lead" value="m9" onChange={() => {}} selected={{ value: 'm9', label: 'Zhou Min' }} />
  ));
  expect((screen.getByRole('combobox') as HTMLInputElement).value).toBe('Zhou Min');
});

it('takes several, and gives the last back by Backspace', () => {
  const [value, setValue] = createSignal<readonly string[]>(['m0']);
  render(() => <MultiSelect label="Team" options={people} value={value()} onChange={setValue} />);
  key('ArrowDown');
  key('ArrowUp');
  key('Enter');
  expect(value()).toEqual(['m0', 'm2']);
  key('Backspace');
  expect(value()).toEqual(['m0']);
});

it('finds regardless of case and width', () => {
  expect(filterOptions([{ value: '1', label: 'ＰＬ-3000' }], 'pl-3')).toHaveLength(1);
});
