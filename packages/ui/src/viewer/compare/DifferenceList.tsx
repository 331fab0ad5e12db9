import { For, type JSX, Show } from 'solid-js';
import { viewerText } from '../frame/viewer-words.ts';
import type { PageDifference } from './find-differences.ts';

/** The pages that differ, as a way to them, and how far the comparison has come. */
export function DifferenceList(props: {
  differences: readonly PageDifference[];
  /** The page being compared; undefined when done. */
  comparing: number | undefined;
  pages: number;
  page: number;
  before: string;
  after: string;
  onGo: (page: number) => void;
}): JSX.Element {
  const words = (difference: PageDifference) => {
    if (difference.kind === 'changed') return viewerText('compare.pageDiffers', { number: difference.page });
    const label = difference.kind === 'onlyBefore' ? props.before : props.after;
    return viewerText('compare.onlyIn', { number: difference.page, label });
  };
  const state = () => {
    if (props.comparing !== undefined)
      return viewerText('compare.comparing', { page: props.comparing, pages: props.pages });
    if (props.differences.length === 0) return viewerText('compare.same');
    return viewerText('compare.differentPages', { count: props.differences.length });
  };
  return (
    <nav
      aria-label={viewerText('compare.pages')}
      class="shrink-0 flex flex-col border-line max-sm:border-b sm:border-r sm:w-52 min-h-0 bg-surface"
    >
      <p
        role="status"
        data-compared={props.comparing === undefined ? 'done' : 'running'}
        class="px-3 py-2 text-xs text-ink-2"
      >
        {state()}
      </p>
      <Show when={props.differences.length > 0}>
        <ul class="flex sm:flex-col gap-1 px-2 pb-2 overflow-auto min-h-0 max-sm:[scrollbar-width:none]">
          <For each={props.differences}>
            {(difference) => (
              <li>
                <button
                  type="button"
                  aria-current={props.page === difference.page ? 'page' : undefined}
                  class="w-full px-2 py-1 pointer-coarse:py-2 rounded-md text-left text-sm whitespace-nowrap sm:whitespace-normal hover:bg-surface-2"
                  classList={{ 'bg-accent-soft text-accent font-medium': props.page === difference.page }}
                  onClick={() => props.onGo(difference.page)}
                >
                  {words(difference)}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </nav>
  );
}
