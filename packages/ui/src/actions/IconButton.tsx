import { type ComponentProps, type JSX, splitProps } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Icon } from '../display/icon.ts';
import { Tooltip } from '../overlays/Tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: Icon;
  /** What it does: its name for screen readers and its tooltip. */
  label: string;
  /** `sm` inside rows and chips. */
  size?: 'sm' | 'md';
}

/** A button that is only an icon, always with a name. */
export function IconButton(props: IconButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, ['icon', 'label', 'size', 'class']);
  const box = () => (own.size === 'sm' ? 'size-6' : 'size-8 pointer-coarse:size-10');
  return (
    <Tooltip text={own.label}>
      <button
        type="button"
        {...rest}
        aria-label={own.label}
        class={`inline-grid place-items-center rounded-md text-ink-2 hover:bg-surface-2 hover:text-ink transition disabled:opacity-50 ${box()} ${own.class ?? ''}`}
      >
        <Dynamic component={own.icon} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
