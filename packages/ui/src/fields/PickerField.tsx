// biome-ignore-all lint/a11y/useKeyWithClickEvents: the text box has the focus and handles every key for the list
// biome-ignore-all lint/a11y/noStaticElementInteractions: a click on the box only puts the cursor into its text box
import { Popover } from '@kobalte/core/popover';
import Check from 'lucide-solid/icons/check';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import X from 'lucide-solid/icons/x';
import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import { Badge } from '../display/Badge.tsx';
import { uiText } from '../i18n/ui-text.ts';
import type { OptionSource } from './Combobox.tsx';
import { createOptions } from './create-options.ts';
import { Field, type FieldProps } from './Field.tsx';
import type { Option } from './Select.tsx';

interface PickerFieldProps extends Omit<FieldProps<unknown>, 'value' | 'onChange'>, OptionSource {
  multiple?: boolean;
  chosen: readonly string[];
  /** Words for chosen values that no search has brought. */
  known: readonly Option[];
  onChosen: (values: string[]) => void;
  placeholder?: string;
}

/** The machinery behind `Combobox` and `MultiSelect`: a text box that opens a list of options. */
export function PickerField(props: PickerFieldProps): JSX.Element {
  const list = createUniqueId();
  const [open, setOpen] = createSignal(false);
  const [text, setText] = createSignal('');
  const [at, setAt] = createSignal(0);
  const { options, searching } = createOptions(props, text, open);
  let input!: HTMLInputElement;
  let box!: HTMLDivElement;

  // Words seen once are kept, so a chosen option keeps its name when the search moves on.
  const seen = new Map<string, Option>();
  const optionOf = (value: string): Option => {
    for (const option of [...options(), ...props.known, ...(props.options ?? [])])
      seen.set(option.value, option);
    return seen.get(value) ?? { value, label: value };
  };
  const single = () => (props.multiple ? undefined : props.chosen[0]);
  const shownText = () => {
    const value = single();
    return open() || value === undefined ? text() : optionOf(value).label;
  };
  // While a single choice is being changed, it stays readable behind the cursor.
  const hint = () => {
    const value = single();
    if (value !== undefined) return optionOf(value).label;
    return props.chosen.length === 0 ? (props.placeholder ?? uiText('field.search')) : undefined;
  };
  const show = () => {
    if (open()) return;
    setText('');
    setAt(0);
    setOpen(true);
  };
  const hide = () => {
    setOpen(false);
    setText('');
  };
  const pick = (option: Option | undefined) => {
    if (!option || option.disabled) return;
    seen.set(option.value, option);
    if (!props.multiple) {
      props.onChosen([option.value]);
      hide();
      return;
    }
    const has = props.chosen.includes(option.value);
    props.onChosen(
      has ? props.chosen.filter((value) => value !== option.value) : [...props.chosen, option.value],
    );
    setText('');
  };
  const move = (by: number) => {
    const count = options().length;
    if (count > 0) setAt((at() + by + count) % count);
    document.getElementById(`${list}-${at()}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (open()) move(event.key === 'ArrowDown' ? 1 : -1);
      else show();
    } else if (event.key === 'Enter' && open()) {
      event.preventDefault();
      pick(options()[at()]);
    } else if (event.key === 'Escape' && open()) {
      event.preventDefault();
      event.stopPropagation();
      hide();
    } else if (event.key === 'Backspace' && text() === '' && props.chosen.length > 0) {
      props.onChosen(props.chosen.slice(0, -1));
    } else if (event.key === 'Tab') hide();
  };

  return (
    <Field {...props}>
      {(attributes) => (
        <Popover
          open={open()}
          onOpenChange={(next) => (next ? show() : hide())}
          placement="bottom-start"
          gutter={4}
          sameWidth
        >
          <Popover.Anchor>
            <div
              ref={box}
              class="control flex flex-wrap items-center gap-1 py-1 pr-8 relative"
              data-invalid={props.error ? '' : undefined}
              data-disabled={props.disabled ? '' : undefined}
              onClick={() => {
                input.focus();
                show();
              }}
            >
              <Show when={props.multiple}>
                <For each={props.chosen}>
                  {(value) => (
                    <Badge
                      tone="accent"
                      name={optionOf(value).label}
                      onRemove={() => props.onChosen(props.chosen.filter((other) => other !== value))}
                    >
                      {optionOf(value).label}
                    </Badge>
                  )}
                </For>
              </Show>
              <input
                {...attributes()}
                ref={input}
                type="text"
                role="combobox"
                autocomplete="off"
                aria-expanded={open()}
                aria-controls={list}
                aria-autocomplete="list"
                aria-activedescendant={open() && options().length > 0 ? `${list}-${at()}` : undefined}
                class="flex-1 min-w-16 bg-transparent outline-none"
                placeholder={hint()}
                value={shownText()}
                onInput={(event) => {
                  if (!open()) show();
                  setText(event.currentTarget.value);
                  setAt(0);
                }}
                onKeyDown={onKeyDown}
                onBlur={() => props.onBlur?.()}
              />
              <Show
                when={single() !== undefined && !props.required && !props.disabled}
                fallback={
                  <ChevronDown class="absolute right-2.5 text-ink-3 pointer-events-none" aria-hidden="true" />
                }
              >
                <button
                  type="button"
                  tabindex="-1"
                  class="absolute right-1.5 grid place-items-center size-6 rounded-md text-ink-3 hover:bg-surface-2 hover:text-ink"
                  aria-label={uiText('actions.clear')}
                  onClick={(event) => {
                    event.stopPropagation();
                    props.onChosen([]);
                    hide();
                  }}
                >
                  <X aria-hidden="true" />
                </button>
              </Show>
            </div>
          </Popover.Anchor>
          <Popover.Portal>
            <Popover.Content
              // Inside a dialog everything else is hidden from screen readers; these options must not be.
              data-kb-top-layer
              class="floating appear p-1 max-h-72 overflow-y-auto outline-none"
              aria-label={props.label}
              onOpenAutoFocus={(event) => event.preventDefault()}
              onCloseAutoFocus={(event) => event.preventDefault()}
              onInteractOutside={(event) => {
                if (box.contains(event.target as Node)) event.preventDefault();
              }}
            >
              <div
                id={list}
                role="listbox"
                aria-label={props.label}
                aria-multiselectable={props.multiple}
                aria-busy={searching()}
              >
                <For each={options()}>
                  {(option, index) => (
                    <div
                      id={`${list}-${index()}`}
                      role="option"
                      tabIndex={-1}
                      aria-selected={props.chosen.includes(option.value)}
                      aria-disabled={option.disabled}
                      class="menu-item"
                      data-highlighted={index() === at() ? '' : undefined}
                      data-disabled={option.disabled ? '' : undefined}
                      onPointerMove={() => setAt(index())}
                      onPointerDown={(event) => event.preventDefault()}
                      onClick={() => pick(option)}
                    >
                      <span class="flex-1 min-w-0 truncate">{option.label}</span>
                      <Show when={option.note}>
                        <span class="text-xs text-ink-3 truncate">{option.note}</span>
                      </Show>
                      <Show when={props.chosen.includes(option.value)}>
                        <Check class="text-accent" aria-hidden="true" />
                      </Show>
                    </div>
                  )}
                </For>
              </div>
              <Show when={options().length === 0}>
                <p role="status" class="px-2.5 py-2 text-sm text-ink-3">
                  {uiText(searching() ? 'field.searching' : 'field.nothingFound')}
                </p>
              </Show>
            </Popover.Content>
          </Popover.Portal>
        </Popover>
      )}
    </Field>
  );
}
