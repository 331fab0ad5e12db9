import { useSearchParams } from '@solidjs/router';
import type { Accessor } from 'solid-js';

/** The current tab from the address bar; the first of `tabs` when the address names none of them. */
export function useTab<T extends string>(tabs: readonly [T, ...T[]], param = 'tab'): Accessor<T> {
  const [search] = useSearchParams();
  return () => tabs.find((tab) => tab === search[param]) ?? tabs[0];
}
