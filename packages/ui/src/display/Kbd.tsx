import type { JSX } from 'solid-js';

/** True on Apple keyboards, where the command key is ⌘. */
export const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** A key as it is printed: `<Kbd>j</Kbd>`. `mod` becomes ⌘ or Ctrl. */
export function Kbd(props: { children: string }): JSX.Element {
  return (
    <kbd class="inline-block min-w-[18px] px-1 text-center border border-line rounded-[4px] bg-surface text-2xs text-ink-3 font-sans">
      {props.children === 'mod' ? (isApple ? '⌘' : 'Ctrl') : props.children}
    </kbd>
  );
}
