import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { activate } from '../i18n/state.ts';
import en from '../texts/en.ts';
import { showToast, ToastRegion, undoMs } from './toast.tsx';

beforeEach(() => {
  activate('en', { ui: en });
  vi.useFakeTimers();
  render(() => <ToastRegion />);
});
afterEach(() => {
  vi.advanceTimersByTime(60_000);
  cleanup();
  vi.useRealTimers();
});

it('offers undo for seven seconds', async () => {
  const undo = vi.fn();
  showToast({ text: 'Task removed', undo });
  fireEvent.click(screen.getByRole('button', { name: en.actions.undo }));
  await vi.advanceTimersByTimeAsync(1);
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText('Task removed')).toBeNull();
  expect(screen.getByText(en.toast.undone)).toBeTruthy();
});

it('goes by itself, but not while it is being read', () => {
  showToast({ text: 'Saved' });
  vi.advanceTimersByTime(undoMs - 100);
  fireEvent.pointerEnter(screen.getByText('Saved').parentElement!);
  vi.advanceTimersByTime(60_000);
  expect(screen.getByText('Saved')).toBeTruthy();
  fireEvent.pointerLeave(screen.getByText('Saved').parentElement!);
  vi.advanceTimersByTime(undoMs + 100);
  expect(screen.queryByText('Saved')).toBeNull();
});
