/** The room there is, and how a person last divided it. */
import { createRoot, createSignal } from 'solid-js';

const KEY = 'millwright.gantt.table';

/** The width of the table as last dragged; undefined before that. */
export function rememberedWidth(): number | undefined {
  const width = Number(localStorage.getItem(KEY));
  return width > 0 ? width : undefined;
}

export function rememberWidth(width: number): void {
  localStorage.setItem(KEY, String(Math.round(width)));
}

/** True where a finger points: rows are as high as a finger needs. */
export const isCoarse = createRoot(() => {
  const list = window.matchMedia('(pointer: coarse)');
  const [coarse, setCoarse] = createSignal(list.matches);
  list.addEventListener('change', () => setCoarse(list.matches));
  return coarse;
});
