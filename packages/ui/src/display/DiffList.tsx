import { For, type JSX, Show } from 'solid-js';
import { uiText } from '../i18n/ui-text.ts';

export interface Difference {
  /** The field's name in words. */
  label: string;
  before: JSX.Element;
  after: JSX.Element;
}

/** What changed, field by field: before, arrow, after. Used by the audit viewer and wherever two versions meet. */
export function DiffList(props: { changes: readonly Difference[] }): JSX.Element {
  return (
    <Show when={props.changes.length > 0} fallback={<p class="text-sm text-ink-3">{uiText('diff.same')}</p>}>
      <dl class="grid gap-1.5 text-sm">
        <For each={props.changes}>
          {(change) => (
            <div class="grid sm:grid-cols-[140px_1fr] gap-x-3">
              <dt class="text-ink-3">{change.label}</dt>
              <dd class="flex flex-wrap items-baseline gap-x-2 min-w-0 break-words">
                <del class="text-ink-3 decoration-line-strong">
                  <span class="sr-only">{uiText('diff.before')}: </span>
                  <Value of={change.before} />
                </del>
                <span aria-hidden="true" class="text-ink-3">
                  →
                </span>
                <ins class="font-medium no-underline">
                  <span class="sr-only">{uiText('diff.after')}: </span>
                  <Value of={change.after} />
                </ins>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  );
}

function Value(props: { of: JSX.Element }): JSX.Element {
  return (
    <Show
      when={props.of !== null && props.of !== undefined && props.of !== ''}
      fallback={<em class="text-ink-3">{uiText('diff.nothing')}</em>}
    >
      {props.of}
    </Show>
  );
}
