import { For, type JSX, Show } from 'solid-js';
import type { TextRun } from './text-lines.ts';

const BLOCK = 200;

/** Lines in blocks, of which the browser lays out only those in sight: a text of 50,000 lines stays quick. */
export function TextLines(props: {
  lines: readonly (readonly TextRun[])[];
  numbered?: boolean;
}): JSX.Element {
  const blocks = () =>
    Array.from({ length: Math.ceil(props.lines.length / BLOCK) }, (_, index) => index * BLOCK);
  const digits = () => String(props.lines.length).length;
  return (
    <div
      class="py-3 font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere] [tab-size:4]"
      style={{ '--number-width': `${digits() + 2}ch` }}
    >
      <For each={blocks()}>
        {(from) => {
          const lines = props.lines.slice(from, from + BLOCK);
          return (
            <div class="text-block" style={{ 'contain-intrinsic-height': `auto ${lines.length * 20}px` }}>
              <For each={lines}>
                {(line, index) => (
                  <div class="flex min-h-5 px-4 max-sm:px-2">
                    <Show when={props.numbered}>
                      <span
                        aria-hidden="true"
                        data-line={from + index() + 1}
                        class="num shrink-0 w-[var(--number-width)] pr-[1ch] mr-3 max-sm:mr-1.5 text-right text-ink-3 select-none before:content-[attr(data-line)]"
                      />
                    </Show>
                    <span class="min-w-0 flex-1">
                      <For each={line}>
                        {(run) => (run.look ? <span class={run.look}>{run.text}</span> : run.text)}
                      </For>
                    </span>
                  </div>
                )}
              </For>
            </div>
          );
        }}
      </For>
    </div>
  );
}
