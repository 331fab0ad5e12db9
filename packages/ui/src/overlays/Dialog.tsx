import { Dialog as Kobalte } from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { type JSX, Show } from 'solid-js';
import { IconButton } from '../actions/IconButton.tsx';
import { uiText } from '../i18n/ui-text.ts';
import { focusReturn } from './focus-return.ts';

export interface DialogProps {
  open: boolean;
  /** Asked for by Escape, the close button and a click outside. */
  onClose: () => void;
  title: JSX.Element;
  /** One sentence under the title: what happens when this is done. */
  description?: JSX.Element;
  /** The buttons, right-aligned; the primary one last. */
  footer?: JSX.Element;
  /** `sm` 420 px for questions, `md` 560 px for forms (the default), `lg` 860 px for tables. */
  size?: 'sm' | 'md' | 'lg';
  /** A click outside does not close: for forms with something typed in. */
  sticky?: boolean;
  role?: 'dialog' | 'alertdialog';
  children?: JSX.Element;
}

const width = { sm: 'sm:max-w-[420px]', md: 'sm:max-w-[560px]', lg: 'sm:max-w-[860px]' };

/** A modal question or form: takes the focus, gives it back, closes by Escape. A sheet from below on a phone. */
export function Dialog(props: DialogProps): JSX.Element {
  const focus = focusReturn(() => props.open);
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-50 bg-[rgb(10_14_18/.45)] appear" />
        <div class="fixed inset-0 z-50 flex items-end sm:items-start justify-center sm:px-4 sm:pt-[9vh] pointer-events-none">
          <Kobalte.Content
            {...focus}
            role={props.role ?? 'dialog'}
            class={`pointer-events-auto floating appear w-full ${width[props.size ?? 'md']} max-sm:rounded-b-none max-h-[92dvh] sm:max-h-[82dvh] flex flex-col outline-none`}
            onInteractOutside={(event) => props.sticky && event.preventDefault()}
          >
            <header class="flex items-start gap-3 px-5 pt-4 pb-3">
              <div class="flex-1 min-w-0">
                <Kobalte.Title class="text-lg font-bold">{props.title}</Kobalte.Title>
                <Show when={props.description}>
                  <Kobalte.Description class="mt-0.5 text-sm text-ink-3">
                    {props.description}
                  </Kobalte.Description>
                </Show>
              </div>
              <IconButton
                icon={X}
                label={uiText('actions.close')}
                onClick={() => props.onClose()}
                class="-mr-2 -mt-1"
              />
            </header>
            <div data-body class="px-5 pb-5 pt-1 overflow-y-auto min-h-0">
              {props.children}
            </div>
            <Show when={props.footer}>
              <footer class="flex flex-wrap justify-end gap-2 px-5 py-3 border-t border-line pb-[max(12px,env(safe-area-inset-bottom))]">
                {props.footer}
              </footer>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  );
}
