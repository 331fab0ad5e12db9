import type { JSX } from 'solid-js';
import { Field, type FieldProps } from './Field.tsx';

export interface TextAreaProps extends FieldProps<string> {
  placeholder?: string;
  maxLength?: number;
  /** Lines at first; it grows with its text. */
  rows?: number;
}

/** Several lines of text; grows as one writes. */
export function TextArea(props: TextAreaProps): JSX.Element {
  return (
    <Field {...props}>
      {(attributes) => (
        <textarea
          {...attributes()}
          class="control field-sizing-content py-2 leading-normal resize-y max-h-96"
          rows={props.rows ?? 3}
          value={props.value}
          placeholder={props.placeholder}
          maxlength={props.maxLength}
          onInput={(event) => props.onChange(event.currentTarget.value)}
          onBlur={() => props.onBlur?.()}
        />
      )}
    </Field>
  );
}
