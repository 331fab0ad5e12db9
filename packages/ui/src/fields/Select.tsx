import ChevronDown from 'lucide-solid/icons/chevron-down';
import { For, type JSX, Show } from 'solid-js';
import { uiText } from '../i18n/ui-text.ts';
import { Field, type FieldProps } from './Field.tsx';

export interface Option<V extends string = string> {
  value: V;
  label: string;
  /** A second line or a hint: department, number. */
  note?: string;
  disabled?: boolean;
}

export interface SelectProps<V extends string = string> extends Omit<FieldProps<V | ''>, 'onChange'> {
  /** Gets '' too, unless `required` and something is chosen. */
  onChange: (value: V) => void;
  options: readonly Option<V>[];
  /** Shown while nothing is chosen. */
  placeholder?: string;
}

/** One of a few known options: the browser's own list, which every keyboard and every phone knows. Many or remote options: `Combobox`. */
export function Select<V extends string>(props: SelectProps<V>): JSX.Element {
  return (
    <Field {...props}>
      {(attributes) => (
        <div class="relative flex items-center">
          <select
            {...attributes()}
            class="control appearance-none pr-8"
            classList={{ 'text-ink-3': props.value === '' }}
            value={props.value}
            onChange={(event) => props.onChange(event.currentTarget.value as V)}
            onBlur={() => props.onBlur?.()}
          >
            <Show when={props.value === '' || !props.required}>
              <option value="">
                {props.placeholder ?? uiText(props.required ? 'field.choose' : 'field.none')}
              </option>
            </Show>
            <For each={props.options}>
              {(option) => (
                <option
                  value={option.value}
                  disabled={option.disabled}
                  selected={option.value === props.value}
                >
                  {option.note ? `${option.label} (${option.note})` : option.label}
                </option>
              )}
            </For>
          </select>
          <ChevronDown class="absolute right-2.5 text-ink-3 pointer-events-none" aria-hidden="true" />
        </div>
      )}
    </Field>
  );
}
