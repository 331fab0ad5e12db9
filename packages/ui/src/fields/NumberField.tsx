import { createEffect, createSignal, type JSX, on } from 'solid-js';
import { Field, type FieldProps } from './Field.tsx';

export interface NumberFieldProps extends FieldProps<number | undefined> {
  min?: number;
  max?: number;
  step?: number;
  /** After the number: '%', '天'. */
  suffix?: string;
}

/** A number; empty is `undefined`. Arrow keys step. For money use `DecimalField`, which keeps every digit. */
export function NumberField(props: NumberFieldProps): JSX.Element {
  // The text is kept apart, so that '1.' or '-' can be typed on the way to a number.
  const [text, setText] = createSignal(props.value?.toString() ?? '');
  createEffect(
    on(
      () => props.value,
      (value) => {
        if (value !== toNumber(text())) setText(value?.toString() ?? '');
      },
      { defer: true },
    ),
  );
  return (
    <Field {...props}>
      {(attributes) => (
        <div class="relative flex items-center">
          <input
            {...attributes()}
            class="control num"
            classList={{ 'pr-9': !!props.suffix }}
            type="number"
            inputmode="decimal"
            min={props.min}
            max={props.max}
            step={props.step ?? 'any'}
            value={text()}
            onInput={(event) => {
              setText(event.currentTarget.value);
              props.onChange(toNumber(event.currentTarget.value));
            }}
            onBlur={() => props.onBlur?.()}
          />
          <span class="absolute right-3 text-ink-3 text-sm pointer-events-none">{props.suffix}</span>
        </div>
      )}
    </Field>
  );
}

function toNumber(text: string): number | undefined {
  if (text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isNaN(value) ? undefined : value;
}
