import { createResource, createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import { Remark, Toolbar } from '../frame/Toolbar.tsx';
import { viewerText } from '../frame/viewer-words.ts';
import { loadText } from '../text/load-text.ts';
import { TextSheet } from '../text/TextFrame.tsx';
import type { CompareProps } from './CompareDocuments.tsx';
import { type ComparedLine, compareLines, foldUnchanged, type LineStretch } from './line-differences.ts';

/** Two texts, line by line: what went and what came, and around it enough to read it. */
export default function CompareLines(props: CompareProps): JSX.Element {
  const stop = new AbortController();
  onCleanup(() => stop.abort());
  const [compared] = createResource(async () => {
    const [before, after] = await Promise.all([
      loadText(props.before.source.url, stop.signal),
      loadText(props.after.source.url, stop.signal),
    ]);
    return { ...compareLines(before.text, after.text), cut: before.cut || after.cut };
  });
  return (
    <Show when={compared()}>
      {(result) => (
        <>
          <Toolbar>
            <span role="status" class="num px-1 text-xs text-ink-2">
              {result().added + result().removed === 0
                ? viewerText('compare.same')
                : viewerText('compare.lines', { added: result().added, removed: result().removed })}
            </span>
            <span class="flex flex-wrap gap-x-3 sm:ml-auto px-1 text-xs">
              <span class="text-overdue">
                − {viewerText('compare.removed', { label: props.before.label })}
              </span>
              <span class="text-accepted">+ {viewerText('compare.added', { label: props.after.label })}</span>
            </span>
          </Toolbar>
          <Show when={result().cut}>
            <Remark>{viewerText('compare.cut')}</Remark>
          </Show>
          <TextSheet
            name={viewerText('compare.title', { before: props.before.label, after: props.after.label })}
            watermark={props.watermark}
          >
            <div class="py-2 font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere] [tab-size:4]">
              <For each={foldUnchanged(result().lines)}>{(stretch) => <Stretch stretch={stretch} />}</For>
            </div>
          </TextSheet>
        </>
      )}
    </Show>
  );
}

function Stretch(props: { stretch: LineStretch }): JSX.Element {
  const [open, setOpen] = createSignal(false);
  return (
    <Show
      when={!props.stretch.folded || open()}
      fallback={
        <button
          type="button"
          class="block w-full px-4 py-1 my-1 border-y border-line bg-surface-2 font-sans text-left text-xs text-ink-2 hover:text-ink"
          onClick={() => setOpen(true)}
        >
          {viewerText('compare.unfold', { count: props.stretch.lines.length })}
        </button>
      }
    >
      <div class="text-block">
        <For each={props.stretch.lines}>{(line) => <Line line={line} />}</For>
      </div>
    </Show>
  );
}

const signs = { same: ' ', added: '+', removed: '−' } as const;

function Line(props: { line: ComparedLine }): JSX.Element {
  const number =
    'num shrink-0 w-10 max-sm:w-8 pr-2 text-right text-ink-3 select-none before:content-[attr(data-line)]';
  return (
    <div
      data-change={props.line.kind}
      class="flex min-h-5 pr-3"
      classList={{
        'bg-accepted-soft': props.line.kind === 'added',
        'bg-overdue-soft': props.line.kind === 'removed',
      }}
    >
      <span aria-hidden="true" class={number} data-line={props.line.before ?? ''} />
      <span aria-hidden="true" class={number} data-line={props.line.after ?? ''} />
      <span aria-hidden="true" class="shrink-0 w-4 select-none">
        {signs[props.line.kind]}
      </span>
      <span class="min-w-0 flex-1">
        <Show when={props.line.kind !== 'same'}>
          <span class="sr-only">
            {viewerText(props.line.kind === 'added' ? 'compare.lineAdded' : 'compare.lineRemoved')}{' '}
          </span>
        </Show>
        {props.line.text}
      </span>
    </div>
  );
}
