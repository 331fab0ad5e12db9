import { Dialog as Kobalte } from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { type JSX, Show } from 'solid-js';
import { IconButton } from '../actions/IconButton.tsx';
import { uiText } from '../i18n/ui-text.ts';
import { focusReturn } from './focus-return.ts';

export interface DrawerProps {
  open: boolean;
  onClose: () => void;
  title: JSX.Element;
  footer?: JSX.Element;
  children: JSX.Element;
}

/** A sheet from the right: details beside a list. The whole screen on a phone. */
export function Drawer(props: DrawerProps): JSX.Element {
  const focus = focusReturn(() => props.open);
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-50 bg-[rgb(10_14_18/.35)] appear" />
        <Kobalte.Content
          {...focus}
          class="fixed z-50 inset-y-0 right-0 w-full sm:max-w-[480px] bg-surface sm:border-l border-line shadow-pop flex flex-col outline-none appear-sheet"
        >
          <header class="flex items-center gap-3 px-5 h-[var(--topbar)] border-b border-line shrink-0">
            <Kobalte.Title class="flex-1 min-w-0 truncate text-lg font-bold">{props.title}</Kobalte.Title>
            <IconButton
              icon={X}
              label={uiText('actions.close')}
              onClick={() => props.onClose()}
              class="-mr-2"
            />
          </header>
          <div class="flex-1 min-h-0 overflow-y-auto p-5">{props.children}</div>
          <Show when={props.footer}>
            <footer class="flex flex-wrap justify-end gap-2 px-5 py-3 border-t border-line">
              {props.footer}
            </footer>
          </Show>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}
