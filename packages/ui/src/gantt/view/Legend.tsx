/** What the looks of bars and days mean. Drawn with the very classes of the bars, so that it cannot say something else. */
import '../gantt.css';
import '../bar-states.css';
import { For, type JSX, Show } from 'solid-js';
import { ganttText, useGanttWords } from '../gantt-words.ts';

const TONES = ['done', 'toInspect', 'running', 'waiting', 'overdue'] as const;

export default function Legend(): JSX.Element {
  const ready = useGanttWords();
  return (
    <Show when={ready()}>
      <ul class="gantt-legend" aria-label={ganttText('legend.title')}>
        <For each={TONES}>
          {(tone) => (
            <li>
              <span class="gantt-bar" data-tone={tone}>
                <Show when={tone === 'running'}>
                  <span class="gantt-fill" style={{ width: '50%' }} />
                </Show>
              </span>
              {ganttText(`legend.${tone}`)}
            </li>
          )}
        </For>
        <li>
          <span class="gantt-bar" data-tone="waiting" data-critical />
          {ganttText('legend.critical')}
        </li>
        <li>
          <span class="gantt-bar" data-tone="waiting" data-stone />
          {ganttText('legend.milestone')}
        </li>
        <li>
          <span class="gantt-ghost" />
          {ganttText('legend.baseline')}
        </li>
        <li>
          <span class="gantt-tail" />
          {ganttText('legend.float')}
        </li>
        <li>
          <span class="gantt-shade" data-kind="weekend" />
          {ganttText('legend.off')}
        </li>
        <li>
          <span class="gantt-shade" data-kind="makeUp" />
          {ganttText('legend.makeUp')}
        </li>
      </ul>
    </Show>
  );
}
