import { Badge } from '@millwright/ui';
import Check from 'lucide-solid/icons/check';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';

/** A problem of a row as the server shows it. */
interface ShownProblem {
  line: number;
  field: string;
  column: { letters: string; name: string } | null;
  value: string;
  message: string;
}

/** One of the two figures of a check. */
export function Count(props: { label: string; value: number; good?: boolean }): JSX.Element {
  return (
    <div class="p-4 bg-surface border border-line rounded-lg">
      <p class="flex items-center gap-1.5 text-sm font-semibold text-ink-2">
        <Show
          when={props.good}
          fallback={
            <TriangleAlert class={props.value > 0 ? 'text-overdue' : 'text-ink-3'} aria-hidden="true" />
          }
        >
          <Check class="text-accepted" aria-hidden="true" />
        </Show>
        {props.label}
      </p>
      <p class="num text-2xl font-bold tracking-[-.02em]">{props.value}</p>
    </div>
  );
}

/** Every problem where a person finds it in their file: line, column, what stands there, what to do. */
export function Problems(props: {
  checked: { problems: readonly ShownProblem[]; problemCount: number };
  /** What a field is called, for problems that stand in no column. */
  fieldName: (field: string) => string;
}): JSX.Element {
  const hidden = () => props.checked.problemCount - props.checked.problems.length;
  return (
    <>
      <ul class="divide-y divide-line max-h-[60dvh] overflow-auto border-t border-line">
        <For each={props.checked.problems}>
          {(problem) => (
            <li class="grid gap-x-4 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[72px_minmax(120px,190px)_minmax(0,1fr)]">
              <span class="num text-sm text-ink-2 whitespace-nowrap">
                {t('imports.line', { line: problem.line })}
              </span>
              <span class="flex flex-wrap items-center gap-x-2 gap-y-1 min-w-0 text-sm">
                <span class="text-ink-3">
                  {problem.column
                    ? `${problem.column.letters} · ${problem.column.name}`
                    : props.fieldName(problem.field)}
                </span>
                <Show when={problem.value}>
                  <Badge tone="overdue">
                    <span class="max-w-[22ch] truncate">{problem.value}</span>
                  </Badge>
                </Show>
              </span>
              <span class="min-w-0 break-words">{problem.message}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={hidden() > 0}>
        <p class="px-4 py-2.5 text-sm text-ink-3 border-t border-line">
          {t('imports.moreProblems', { count: hidden() })}
        </p>
      </Show>
    </>
  );
}
