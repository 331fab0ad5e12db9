import type { JSX } from 'solid-js';
import { Field, type FieldProps } from './Field.tsx';

export interface DateFieldProps extends FieldProps<string> {
  /** 'YYYY-MM-DD' bounds. */
  min?: string;
  max?: string;
}

/** A calendar date as 'YYYY-MM-DD', '' while empty. The browser's own picker: best on a phone, in every language. */
export function DateField(props: DateFieldProps): JSX.Element {
  return (
    <Field {...props}>
      {(attributes) => (
        <input
          {...attributes()}
          type="date"
          class="control num"
          min={props.min}
          max={props.max ?? '9999-12-31'}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onBlur={() => props.onBlur?.()}
        />
      )}
    </Field>
  );
}
