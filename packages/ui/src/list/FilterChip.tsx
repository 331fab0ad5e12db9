import ChevronDown from 'lucide-solid/icons/chevron-down';
import X from 'lucide-solid/icons/x';
import { createEffect, createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { Button } from '../actions/Button.tsx';
import { Checkbox } from '../fields/Checkbox.tsx';
import { createOptions } from '../fields/create-options.ts';
import { DateField } from '../fields/DateField.tsx';
import type { Option } from '../fields/Select.tsx';
import { formatDate } from '../i18n/format.ts';
import { locale } from '../i18n/state.ts';
import { uiText } from '../i18n/ui-text.ts';
import { Popover } from '../overlays/Popover.tsx';
import type { ListState } from './list-state.ts';
import type { ListFilter } from './list-types.ts';

const chip =
  'inline-flex items-center gap-1.5 h-8 px-3 border text-sm font-medium whitespace-nowrap transition pointer-coarse:h-10';

/** One filter of a list: a button while it is off, a coloured chip with a cross while it narrows the list. */
export function FilterChip(props: { filter: ListFilter; state: ListState }): JSX.Element {
  const values = () => props.state.filter(props.filter.key);
  const active = () => values().length > 0;
  const clear = () => props.state.setFilter(props.filter.key, []);
  const summary = () => `${props.filter.label}${locale() === 'zh-CN' ? '：' : ': '}${words()}`;
  const words = () => {
    if (props.filter.kind === 'dates') {
      const { from, to } = props.state.range(props.filter.key);
      return `${formatDate(from, 'short')} – ${formatDate(to, 'short')}`;
    }
    const first = values()
      .map(known)
      .find((label) => label !== undefined);
    // What a link asks for may be a thing its reader cannot see: then they read how many, and no name.
    if (first === undefined) return uiText('list.chosen', { count: values().length });
    return `${first}${values().length > 1 ? ` +${values().length - 1}` : ''}`;
  };
  const [found, setFound] = createSignal<ReadonlyMap<string, string>>(new Map());
  const learn = (options: readonly Option[]) =>
    setFound((before) => new Map([...before, ...options.map(({ value, label }) => [value, label] as const)]));
  const known = (value: string) =>
    props.filter.options?.find((option) => option.value === value)?.label ??
    props.filter.labelOf?.(value) ??
    found().get(value);
  let asked = false;
  createEffect(() => {
    if (asked || !props.filter.search || values().every((value) => known(value) !== undefined)) return;
    asked = true;
    void Promise.resolve(props.filter.search('', new AbortController().signal)).then(learn, () => {});
  });
  return (
    <Switch
      fallback={
        <span class="inline-flex relative shrink-0">
          <Popover
            label={props.filter.label}
            trigger={(attributes) => (
              <button
                {...attributes}
                type="button"
                class={`${chip} ${active() ? 'bg-accent-soft text-accent border-transparent rounded-full pr-8' : 'bg-surface text-ink border-line-strong rounded-md hover:bg-surface-2'}`}
              >
                {active() ? summary() : props.filter.label}
                <Show when={!active()}>
                  <ChevronDown class="size-3.5 text-ink-3" aria-hidden="true" />
                </Show>
              </button>
            )}
          >
            {(close) => (
              <Show
                when={props.filter.kind === 'dates'}
                fallback={<Choices filter={props.filter} state={props.state} onFound={learn} />}
              >
                <DateRange filter={props.filter} state={props.state} onDone={close} />
              </Show>
            )}
          </Popover>
          <Show when={active()}>
            <button
              type="button"
              class="absolute right-1.5 inset-y-0 my-auto grid place-items-center size-5 rounded-full text-accent hover:bg-surface"
              aria-label={uiText('actions.remove', { name: summary() })}
              onClick={clear}
            >
              <X class="size-3.5" aria-hidden="true" />
            </button>
          </Show>
        </span>
      }
    >
      <Match when={props.filter.kind === 'flag'}>
        <button
          type="button"
          class={`${chip} shrink-0 ${active() ? 'bg-accent-soft text-accent border-transparent rounded-full' : 'bg-surface text-ink border-line-strong rounded-md hover:bg-surface-2'}`}
          aria-pressed={active()}
          onClick={() => props.state.setFilter(props.filter.key, active() ? [] : ['1'])}
        >
          {props.filter.label}
        </button>
      </Match>
    </Switch>
  );
}

function Choices(props: {
  filter: ListFilter;
  state: ListState;
  onFound: (options: readonly Option[]) => void;
}): JSX.Element {
  const [text, setText] = createSignal('');
  const { options, searching } = createOptions(props.filter, text, () => true);
  createEffect(() => props.onFound(options()));
  const chosen = () => props.state.filter(props.filter.key);
  const toggle = (value: string) =>
    props.state.setFilter(
      props.filter.key,
      chosen().includes(value) ? chosen().filter((other) => other !== value) : [...chosen(), value],
    );
  return (
    <div class="grid gap-2">
      <Show when={props.filter.search || (props.filter.options?.length ?? 0) > 8}>
        <input
          class="control"
          type="search"
          aria-label={uiText('field.search')}
          placeholder={uiText('field.search')}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </Show>
      <fieldset class="grid gap-1.5" aria-label={props.filter.label} aria-busy={searching()}>
        <For
          each={options()}
          fallback={
            <p role="status" class="text-sm text-ink-3">
              {uiText(searching() ? 'field.searching' : 'field.nothingFound')}
            </p>
          }
        >
          {(option) => (
            <Checkbox
              label={option.label}
              help={option.note}
              checked={chosen().includes(option.value)}
              onChange={() => toggle(option.value)}
            />
          )}
        </For>
      </fieldset>
    </div>
  );
}

function DateRange(props: { filter: ListFilter; state: ListState; onDone: () => void }): JSX.Element {
  const range = () => props.state.range(props.filter.key);
  const set = (change: { from?: string; to?: string }) =>
    props.state.setRange(props.filter.key, { ...range(), ...change });
  return (
    <div class="grid gap-3">
      <DateField
        label={uiText('list.from')}
        value={range().from ?? ''}
        max={range().to}
        onChange={(from) => set({ from })}
      />
      <DateField
        label={uiText('list.to')}
        value={range().to ?? ''}
        min={range().from}
        onChange={(to) => set({ to })}
      />
      <Button onClick={() => props.onDone()}>{uiText('actions.close')}</Button>
    </div>
  );
}
