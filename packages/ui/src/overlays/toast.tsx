import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import X from 'lucide-solid/icons/x';
import { createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { Button } from '../actions/Button.tsx';
import { IconButton } from '../actions/IconButton.tsx';
import { errorText } from '../i18n/errors.ts';
import { uiText } from '../i18n/ui-text.ts';

/** How long an undo is offered, in milliseconds. */
export const undoMs = 7000;

export interface Toast {
  text: string;
  tone?: 'done' | 'error';
  /** Offers Undo for seven seconds. */
  undo?: () => Promise<unknown> | unknown;
  /** Another way on: 'Open contract'. */
  action?: { label: string; onSelect: () => void };
}

const [toasts, setToasts] = createSignal<readonly (Toast & { id: number })[]>([]);
let lastId = 0;

function dismiss(id: number): void {
  setToasts((all) => all.filter((one) => one.id !== id));
}

/** Says at the bottom of the screen what was done, with Undo where it can be undone. */
export function showToast(toast: Toast): void {
  lastId += 1;
  const id = lastId;
  setToasts((all) => [...all.slice(-2), { ...toast, id }]);
}

/** Says what went wrong, in words. */
export function showError(error: unknown): void {
  showToast({ text: errorText(error), tone: 'error' });
}

/** Where the toasts appear; the frames hold one. */
export function ToastRegion(): JSX.Element {
  return (
    <Portal>
      <section
        aria-label={uiText('toast.region')}
        aria-live="polite"
        data-kb-top-layer
        data-print="hide"
        class="fixed z-[80] inset-x-0 bottom-[calc(64px+env(safe-area-inset-bottom))] sm:bottom-5 grid justify-items-center gap-2 px-3 pointer-events-none"
      >
        <For each={toasts()}>{(toast) => <ToastCard toast={toast} onClose={() => dismiss(toast.id)} />}</For>
      </section>
    </Portal>
  );
}

function ToastCard(props: { toast: Toast; onClose: () => void }): JSX.Element {
  const time = props.toast.tone === 'error' ? 10_000 : undoMs;
  let timer = window.setTimeout(() => props.onClose(), time);
  onCleanup(() => window.clearTimeout(timer));
  // Reading or reaching for the button stops the clock.
  const hold = () => window.clearTimeout(timer);
  const go = () => {
    hold();
    timer = window.setTimeout(() => props.onClose(), time);
  };
  const undo = async () => {
    hold();
    try {
      await props.toast.undo?.();
      props.onClose();
      showToast({ text: uiText('toast.undone') });
    } catch (error) {
      props.onClose();
      showError(error);
    }
  };
  return (
    <div
      class="floating appear pointer-events-auto flex items-center gap-3 min-h-11 pl-4 pr-1.5 py-1.5 max-w-[min(560px,100%)] text-sm"
      role={props.toast.tone === 'error' ? 'alert' : undefined}
      onPointerEnter={hold}
      onPointerLeave={go}
      onFocusIn={hold}
      onFocusOut={go}
    >
      <Show
        when={props.toast.tone === 'error'}
        fallback={<CircleCheck class="text-accepted" aria-hidden="true" />}
      >
        <CircleAlert class="text-overdue" aria-hidden="true" />
      </Show>
      <span class="flex-1 min-w-0">{props.toast.text}</span>
      <Show when={props.toast.action}>
        {(action) => (
          <Button
            variant="ghost"
            size="sm"
            onClick={() => {
              action().onSelect();
              props.onClose();
            }}
          >
            {action().label}
          </Button>
        )}
      </Show>
      <Show when={props.toast.undo}>
        <Button variant="ghost" size="sm" class="text-accent" onClick={undo}>
          {uiText('actions.undo')}
        </Button>
      </Show>
      <IconButton icon={X} size="sm" label={uiText('actions.close')} onClick={() => props.onClose()} />
    </div>
  );
}
