import { Dialog as Kobalte } from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { type JSX, Show } from 'solid-js';
import { IconButton } from '../actions/IconButton.tsx';
import { uiText } from '../i18n/ui-text.ts';
import { focusReturn } from './focus-return.ts';

export interface WholeScreenProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What may be done with what is shown: to the right of the title. */
  actions?: JSX.Element;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: JSX.Element;
}

/** The whole screen for one thing to look at: a document, a comparison. Closes by Escape and gives the focus back. */
export function WholeScreen(props: WholeScreenProps): JSX.Element {
  const focus = focusReturn(() => props.open);
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Content
          {...focus}
          class="fixed z-50 inset-0 bg-canvas flex flex-col outline-none appear"
          onKeyDown={(event) => props.onKeyDown?.(event)}
        >
          <header class="flex items-center gap-2 pl-4 pr-2 min-h-[var(--topbar)] bg-surface border-b border-line shrink-0">
            <Kobalte.Title class="flex-1 min-w-0 truncate font-bold">{props.title}</Kobalte.Title>
            <Show when={props.actions}>
              <div class="flex items-center gap-1">{props.actions}</div>
            </Show>
            <IconButton icon={X} label={uiText('actions.close')} onClick={() => props.onClose()} />
          </header>
          <div class="flex-1 min-h-0">{props.children}</div>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}
