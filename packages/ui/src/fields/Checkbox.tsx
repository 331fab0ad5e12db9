import { createEffect, type JSX, Show } from 'solid-js';

export interface CheckboxProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: string;
  /** Hides the words for the eye only: in table cells. */
  hideLabel?: boolean;
  help?: string;
  /** Some but not all: in table headers. */
  indeterminate?: boolean;
  disabled?: boolean;
  name?: string;
}

/** A yes-or-no that takes effect when the form is sent. */
export function Checkbox(props: CheckboxProps): JSX.Element {
  let input!: HTMLInputElement;
  createEffect(() => {
    input.indeterminate = props.indeterminate ?? false;
  });
  return (
    <label class="inline-flex items-start gap-2 min-h-5 text-md" classList={{ 'opacity-60': props.disabled }}>
      <input
        ref={input}
        type="checkbox"
        name={props.name}
        class="tick mt-[3px] shrink-0"
        checked={props.checked}
        disabled={props.disabled}
        aria-label={props.hideLabel ? props.label : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <Show when={!props.hideLabel}>
        <span>
          {props.label}
          <Show when={props.help}>
            <span class="block text-xs text-ink-3">{props.help}</span>
          </Show>
        </span>
      </Show>
    </label>
  );
}
