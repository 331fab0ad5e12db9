import { type JSX, Show } from 'solid-js';

/** A yes-or-no that takes effect at once. */
export function Switch(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: string;
  help?: string;
  disabled?: boolean;
}): JSX.Element {
  return (
    <label class="flex items-center gap-3 min-h-9" classList={{ 'opacity-60': props.disabled }}>
      <span class="flex-1 min-w-0">
        {props.label}
        <Show when={props.help}>
          <span class="block text-xs text-ink-3">{props.help}</span>
        </Show>
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.checked}
        class="appearance-none relative shrink-0 w-9 h-5 rounded-full bg-line-strong checked:bg-accent transition before:content-[''] before:absolute before:top-0.5 before:left-0.5 before:size-4 before:rounded-full before:bg-surface before:transition-transform checked:before:translate-x-4"
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
