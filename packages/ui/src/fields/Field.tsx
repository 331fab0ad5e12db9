import CircleAlert from 'lucide-solid/icons/circle-alert';
import { createUniqueId, type JSX, Show } from 'solid-js';
import { uiText } from '../i18n/ui-text.ts';

/** What every field takes. The form kit's `form.field('name')` gives value, onChange, onBlur, error and name at once. */
export interface FieldProps<V> {
  /** Shown above the field, always. */
  label: string;
  value: V;
  onChange: (value: V) => void;
  onBlur?: () => void;
  /** What is wrong, in words; shown under the help and announced. */
  error?: string;
  /** What the reader should know before typing. */
  help?: JSX.Element;
  name?: string;
  required?: boolean;
  /** Marks the label with 'optional'. */
  optional?: boolean;
  disabled?: boolean;
  /** Hides the label for the eye only, where the surroundings say it already. */
  hideLabel?: boolean;
  class?: string;
}

export interface ControlAttributes {
  id: string;
  name?: string;
  disabled?: boolean;
  'aria-required'?: 'true';
  'aria-invalid'?: 'true';
  'aria-describedby'?: string;
}

/** The frame of every field: label above, help before error, and the ties between them for screen readers. */
export function Field<V>(
  props: Omit<FieldProps<V>, 'value' | 'onChange'> & {
    children: (attributes: () => ControlAttributes) => JSX.Element;
  },
): JSX.Element {
  const id = createUniqueId();
  const describedBy = () =>
    [props.help ? `${id}-help` : '', props.error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  const attributes = (): ControlAttributes => ({
    id,
    name: props.name,
    disabled: props.disabled,
    'aria-required': props.required ? 'true' : undefined,
    'aria-invalid': props.error ? 'true' : undefined,
    'aria-describedby': describedBy(),
  });
  return (
    <div class={`grid grid-cols-1 gap-1 min-w-0 ${props.class ?? ''}`} data-field={props.name}>
      <label for={id} class={props.hideLabel ? 'sr-only' : 'text-sm font-medium text-ink-2'}>
        {props.label}
        <Show when={props.optional}>
          <span class="ml-1.5 font-normal text-xs text-ink-3">{uiText('field.optional')}</span>
        </Show>
      </label>
      {props.children(attributes)}
      <Show when={props.help}>
        <p id={`${id}-help`} class="text-xs text-ink-3">
          {props.help}
        </p>
      </Show>
      <FieldError id={`${id}-error`} text={props.error} />
    </div>
  );
}

/** A field's error line: icon and words, announced when it appears. */
export function FieldError(props: { id?: string; text?: string }): JSX.Element {
  return (
    <Show when={props.text}>
      <p id={props.id} role="alert" class="flex items-start gap-1.5 text-xs text-overdue">
        <CircleAlert class="size-3.5 mt-0.5" aria-hidden="true" />
        {props.text}
      </p>
    </Show>
  );
}
