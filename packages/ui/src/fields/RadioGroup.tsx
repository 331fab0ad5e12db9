import { createUniqueId, For, type JSX, Show } from 'solid-js';
import { FieldError, type FieldProps } from './Field.tsx';
import type { Option } from './Select.tsx';

/** One of a few options, all visible; arrow keys move. */
export function RadioGroup<V extends string>(
  props: Omit<FieldProps<V | ''>, 'onChange'> & {
    onChange: (value: V) => void;
    options: readonly Option<V>[];
    inline?: boolean;
  },
): JSX.Element {
  const group = createUniqueId();
  return (
    <fieldset
      class="grid gap-1.5 min-w-0"
      data-field={props.name}
      aria-invalid={props.error ? 'true' : undefined}
    >
      <legend class={props.hideLabel ? 'sr-only' : 'mb-1 text-sm font-medium text-ink-2'}>
        {props.label}
      </legend>
      <div class={props.inline ? 'flex flex-wrap gap-x-5 gap-y-1.5' : 'grid gap-1.5'}>
        <For each={props.options}>
          {(option) => (
            <label class="inline-flex items-start gap-2">
              <input
                type="radio"
                name={group}
                class="tick rounded-full! mt-[3px] shrink-0"
                checked={props.value === option.value}
                disabled={props.disabled || option.disabled}
                onChange={() => props.onChange(option.value)}
                onBlur={() => props.onBlur?.()}
              />
              <span>
                {option.label}
                <Show when={option.note}>
                  <span class="block text-xs text-ink-3">{option.note}</span>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
      <Show when={props.help}>
        <p class="text-xs text-ink-3">{props.help}</p>
      </Show>
      <FieldError text={props.error} />
    </fieldset>
  );
}
