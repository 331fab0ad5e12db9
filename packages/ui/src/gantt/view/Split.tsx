/** The line between table and bars: dragged, or moved by arrow keys. */
import type { JSX } from 'solid-js';
import { ganttText } from '../gantt-words.ts';
import type { GanttState } from './gantt-state.ts';
import { rememberWidth } from './room.ts';

export function Split(props: { state: GanttState }): JSX.Element {
  const state = props.state;
  const set = (width: number) => {
    state.setWantedWidth(width);
    rememberWidth(state.tableWidth());
  };
  const onPointerDown = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const offset = event.clientX - state.tableWidth();
    const move = (now: PointerEvent) => set(now.clientX - offset);
    const stop = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', stop);
      handle.removeEventListener('pointercancel', stop);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', stop);
    handle.addEventListener('pointercancel', stop);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved
    <div
      class="gantt-split"
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label={ganttText('split')}
      aria-valuemin={96}
      aria-valuemax={Math.round(state.viewport().width)}
      aria-valuenow={state.tableWidth()}
      onPointerDown={onPointerDown}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -24, ArrowRight: 24 }[event.key];
        if (!step) return;
        event.preventDefault();
        set(state.tableWidth() + step);
      }}
    />
  );
}
