/** What the screen is like right now, as signals. */
import { type Accessor, createRoot, createSignal } from 'solid-js';

function media(query: string): Accessor<boolean> {
  const list = window.matchMedia(query);
  const [matches, setMatches] = createSignal(list.matches);
  list.addEventListener('change', () => setMatches(list.matches));
  return matches;
}

/** True on a phone-sized screen: below 720 px, where lists become cards and the rail becomes a tab bar. */
export const isNarrow = createRoot(() => media('(max-width: 719.98px)'));
