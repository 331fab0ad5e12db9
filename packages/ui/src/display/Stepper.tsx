import Check from 'lucide-solid/icons/check';
import { For, type JSX, Show } from 'solid-js';
import { uiText } from '../i18n/ui-text.ts';

/** The steps of a longer job (import: file, columns, check, done), with the current one marked. `current` counts from 0. */
export function Stepper(props: { steps: readonly string[]; current: number }): JSX.Element {
  return (
    <ol class="flex gap-2 sm:gap-3 text-sm">
      <For each={props.steps}>
        {(step, index) => {
          const done = () => index() < props.current;
          const now = () => index() === props.current;
          return (
            <li
              class="flex-1 min-w-0 border-t-[3px] pt-2"
              classList={{ 'border-accent': done() || now(), 'border-line': !done() && !now() }}
              aria-current={now() ? 'step' : undefined}
            >
              <span class="sr-only">
                {uiText('steps.step', { number: index() + 1, total: props.steps.length })}
                {done() ? `, ${uiText('steps.done')}` : ''}:{' '}
              </span>
              <span
                class="flex items-center gap-1.5"
                classList={{
                  'text-ink font-semibold': now(),
                  'text-ink-2': done(),
                  'text-ink-3': !done() && !now(),
                }}
              >
                <Show when={done()} fallback={<span class="num">{index() + 1}</span>}>
                  <Check class="text-accent" aria-hidden="true" />
                </Show>
                <span class="truncate">{step}</span>
              </span>
            </li>
          );
        }}
      </For>
    </ol>
  );
}
