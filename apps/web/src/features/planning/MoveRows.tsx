import { For, type JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';

const COLUMNS = 'sm:grid-cols-[minmax(0,1fr)_13rem_13rem]';

/** Tasks with when they were to be and when they are to be: beside each other where there is room, below each other on a phone. */
export function MoveRows(props: {
  label: string;
  before: string;
  after: string;
  rows: readonly { title: string; before: JSX.Element; after: JSX.Element }[];
}): JSX.Element {
  return (
    <section class="max-h-96 overflow-y-auto text-sm" tabindex="0" aria-label={props.label}>
      <p class={`hidden sm:grid gap-x-4 pb-1 text-xs font-medium text-ink-3 ${COLUMNS}`} aria-hidden="true">
        <span>{t('planning.task')}</span>
        <span>{props.before}</span>
        <span>{props.after}</span>
      </p>
      <ul class="divide-y divide-line">
        <For each={props.rows}>
          {(row) => (
            <li class={`grid gap-x-4 py-1.5 ${COLUMNS}`}>
              <span class="font-medium break-words">{row.title}</span>
              <span class="num text-ink-3">
                <span class="sm:sr-only">{props.before} </span>
                {row.before}
              </span>
              <span class="num">
                <span class="sm:sr-only text-ink-3">{props.after} </span>
                {row.after}
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
