import { type JSX, splitProps } from 'solid-js';
import type { OptionSource } from './Combobox.tsx';
import type { FieldProps } from './Field.tsx';
import { PickerField } from './PickerField.tsx';
import type { Option } from './Select.tsx';

export interface MultiSelectProps<V extends string = string>
  extends FieldProps<readonly V[]>,
    OptionSource<V> {
  /** The chosen options' words, when `search` has not brought them yet. */
  selected?: readonly Option<V>[];
  placeholder?: string;
}

/** Several of many options, found by typing; the chosen ones are chips. Backspace takes the last one away. */
export function MultiSelect<V extends string>(props: MultiSelectProps<V>): JSX.Element {
  const [own, rest] = splitProps(props, ['value', 'onChange', 'selected']);
  return (
    <PickerField
      {...rest}
      multiple
      chosen={own.value}
      known={own.selected ?? []}
      onChosen={(values) => own.onChange(values as V[])}
    />
  );
}
