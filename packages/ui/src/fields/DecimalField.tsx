import type { JSX } from 'solid-js';
import { Field, type FieldProps } from './Field.tsx';

export interface DecimalFieldProps extends FieldProps<string> {
  /** Before the amount: a currency sign. */
  prefix?: string;
}

/** '¥1,250,000.00' -> '1250000.00': grouping and signs fall away, digits stay as they were typed. */
export function cleanDecimal(text: string): string {
  return text.replace(/[,，\s¥￥$€]/g, '').replace(/。/g, '.');
}

/** An amount as a decimal string ('1250000.00'): never a float, so no digit is lost. Pasted grouping is cleaned. */
export function DecimalField(props: DecimalFieldProps): JSX.Element {
  return (
    <Field {...props}>
      {(attributes) => (
        <div class="relative flex items-center">
          <span class="absolute left-3 text-ink-3 text-sm pointer-events-none">{props.prefix}</span>
          <input
            {...attributes()}
            class="control num text-right"
            classList={{ 'pl-8': !!props.prefix }}
            inputmode="decimal"
            autocomplete="off"
            value={props.value}
            onInput={(event) => props.onChange(event.currentTarget.value)}
            onBlur={(event) => {
              props.onChange(cleanDecimal(event.currentTarget.value));
              props.onBlur?.();
            }}
          />
        </div>
      )}
    </Field>
  );
}
