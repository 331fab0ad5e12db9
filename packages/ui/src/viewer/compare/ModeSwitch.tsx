import { For, type JSX } from 'solid-js';
import { viewerText } from '../frame/viewer-words.ts';

export type CompareMode = 'sideBySide' | 'overlay';

/** Beside each other, or over each other. */
export function ModeSwitch(props: { mode: CompareMode; onChange: (mode: CompareMode) => void }): JSX.Element {
  return (
    <fieldset aria-label={viewerText('compare.modes')} class="flex p-0.5 rounded-md bg-surface-2">
      <For each={['sideBySide', 'overlay'] as const}>
        {(mode) => (
          <button
            type="button"
            aria-pressed={props.mode === mode}
            class="h-7 pointer-coarse:h-9 px-2.5 rounded text-xs font-medium text-ink-2 hover:text-ink"
            classList={{ 'bg-surface text-ink!': props.mode === mode }}
            onClick={() => props.onChange(mode)}
          >
            {viewerText(`compare.${mode}`)}
          </button>
        )}
      </For>
    </fieldset>
  );
}
