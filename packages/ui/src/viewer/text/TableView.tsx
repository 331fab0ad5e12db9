import { createResource, createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import { PreviewFailure } from '../frame/preview-failure.ts';
import { Remark } from '../frame/Toolbar.tsx';
import { viewerText } from '../frame/viewer-words.ts';
import type { ViewProps } from '../preview-source.ts';
import { loadText } from './load-text.ts';
import { COLUMN_LIMIT, type ParsedTable, parseTable } from './parse-table.ts';
import { TextSheet } from './TextFrame.tsx';

/** Rows that are drawn at once; more follow as one scrolls. */
const STEP = 250;

/** CSV or TSV as a table. */
export default function TableView(props: ViewProps): JSX.Element {
  const stop = new AbortController();
  onCleanup(() => stop.abort());
  const [table] = createResource(
    () => props.source.url,
    async (url) => {
      const { text, cut } = await loadText(url, stop.signal);
      const parsed = parseTable(text, cut);
      if (parsed.header.length === 0) throw new PreviewFailure('nothing_to_show');
      return parsed;
    },
  );
  return (
    <Show when={table()}>
      {(parsed) => <Table table={parsed()} name={props.source.name} watermark={props.watermark} />}
    </Show>
  );
}

function cutRemark(table: ParsedTable): string | undefined {
  const facts = { rows: table.rows.length, columns: COLUMN_LIMIT };
  if (table.cutRows && table.cutColumns) return viewerText('table.cutBoth', facts);
  if (table.cutRows) return viewerText('table.cut', facts);
  return table.cutColumns ? viewerText('table.cutColumns', facts) : undefined;
}

function Table(props: { table: ParsedTable; name: string; watermark?: readonly string[] }): JSX.Element {
  const [drawn, setDrawn] = createSignal(STEP);
  const more = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && setDrawn((before) => before + STEP),
    { rootMargin: '600px' },
  );
  onCleanup(() => more.disconnect());
  const columns = () => props.table.header;
  return (
    <>
      <Show when={cutRemark(props.table)}>{(remark) => <Remark>{remark()}</Remark>}</Show>
      <TextSheet name={props.name} watermark={props.watermark}>
        <table class="min-w-full text-sm border-separate border-spacing-0">
          <thead>
            <tr>
              <th scope="col" class="sheet-head left-0 z-[3] w-px text-right">
                <span class="sr-only">{viewerText('table.row')}</span>
              </th>
              <For each={columns()}>
                {(name, index) => (
                  <th scope="col" class="sheet-head text-left">
                    {name || (
                      <span class="sr-only">{viewerText('table.column', { number: index() + 1 })}</span>
                    )}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.table.rows.slice(0, drawn())}>
              {(row, index) => (
                <tr class="hover:bg-surface-2">
                  <th
                    scope="row"
                    class="num sticky left-0 z-[1] w-px px-2 py-1 border-b border-r border-line bg-surface-2 text-xs font-normal text-right text-ink-3"
                  >
                    {index() + 1}
                  </th>
                  <For each={columns()}>
                    {(_, column) => (
                      <td class="px-2.5 py-1 max-w-96 border-b border-line align-top whitespace-pre-wrap [overflow-wrap:anywhere] min-w-16">
                        {row[column()] ?? ''}
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <Show when={drawn() < props.table.rows.length}>
          {/* Made anew after each step, so that it is looked at again even where it never left the sight. */}
          <Show when={drawn()} keyed>
            {(_) => <div ref={(end) => more.observe(end)} class="h-8" />}
          </Show>
        </Show>
      </TextSheet>
    </>
  );
}
