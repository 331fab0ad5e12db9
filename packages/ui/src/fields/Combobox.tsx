import { type JSX, splitProps } from 'solid-js';
import type { FieldProps } from './Field.tsx';
import { PickerField } from './PickerField.tsx';
import type { Option } from './Select.tsx';

/** Where options come from: a list that is filtered here, or a search that asks the server. */
export interface OptionSource<V extends string = string> {
  options?: readonly Option<V>[];
  /** Called with what was typed ('' at first), 200 ms after the last key; an older answer never replaces a newer one. */
  search?: (text: string, signal: AbortSignal) => Promise<readonly Option<V>[]>;
}

export interface ComboboxProps<V extends string = string> extends FieldProps<V | ''>, OptionSource<V> {
  /** The chosen option's words, when `search` has not brought it yet: an edited record's customer. */
  selected?: Option<V>;
  placeholder?: string;
}

/** One of many options, found by typing: a customer, a person. */
export function Combobox<V extends string>(props: ComboboxProps<V>): JSX.Element {
  const [own, rest] = splitProps(props, ['value', 'onChange', 'selected']);
  return (
    <PickerField
      {...rest}
      chosen={own.value === '' ? [] : [own.value]}
      known={own.selected ? [own.selected] : []}
      onChosen={(values) => own.onChange((values.at(-1) ?? '') as V | '')}
    />
  );
}
