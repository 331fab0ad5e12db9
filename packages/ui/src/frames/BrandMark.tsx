import { type JSX, Show } from 'solid-js';
import { initials } from '../display/Avatar.tsx';

/** The firm's mark: its logo, else the first character on the accent. */
export function BrandMark(props: { name: string; logoUrl?: string; size?: 'md' | 'lg' }): JSX.Element {
  const box = () => (props.size === 'lg' ? 'size-9 text-lg' : 'size-[26px] text-sm');
  return (
    <Show
      when={props.logoUrl}
      fallback={
        <span
          aria-hidden="true"
          class={`grid place-items-center shrink-0 rounded-[7px] bg-accent text-accent-ink font-semibold ${box()}`}
        >
          {initials(props.name).slice(0, 1)}
        </span>
      }
    >
      {(url) => <img src={url()} alt="" class={`shrink-0 rounded-[7px] object-contain ${box()}`} />}
    </Show>
  );
}
