import LoaderCircle from 'lucide-solid/icons/loader-circle';
import { type ComponentProps, type JSX, Show, splitProps } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Icon } from '../display/icon.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';

const look: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-accent-ink border-transparent hover:brightness-110 active:brightness-95',
  secondary: 'bg-surface text-ink border-line-strong hover:bg-surface-2',
  ghost: 'bg-transparent text-ink-2 border-transparent hover:bg-surface-2 hover:text-ink',
  danger: 'bg-surface text-overdue border-overdue hover:bg-overdue-soft',
};

/** The classes of a button, for a link that should look like one: `<A class={buttonClass('primary')} …>`. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: 'sm' | 'md' = 'md'): string {
  const box =
    size === 'sm' ? 'h-7 px-2.5 text-xs' : 'h-8 px-3 text-sm pointer-coarse:h-10 pointer-coarse:px-4';
  return `inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none transition disabled:opacity-55 ${box} ${look[variant]}`;
}

export interface ButtonProps extends ComponentProps<'button'> {
  /** `secondary` unless told; one `primary` a page; `danger` only for what cannot be undone. */
  variant?: ButtonVariant;
  size?: 'sm' | 'md';
  /** A lucide icon before the words. */
  icon?: Icon;
  /** Shows a spinner, keeps the width, and takes no second click. */
  loading?: boolean;
}

/** A button; its words are a verb. */
export function Button(props: ButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, [
    'variant',
    'size',
    'icon',
    'loading',
    'class',
    'children',
    'disabled',
  ]);
  return (
    <button
      type="button"
      {...rest}
      disabled={own.disabled || own.loading}
      aria-busy={own.loading || undefined}
      class={`${buttonClass(own.variant, own.size)} ${own.class ?? ''}`}
    >
      <Show
        when={own.loading}
        fallback={<Show when={own.icon}>{(icon) => <Dynamic component={icon()} aria-hidden="true" />}</Show>}
      >
        <LoaderCircle class="animate-spin" aria-hidden="true" />
      </Show>
      {own.children}
    </button>
  );
}
