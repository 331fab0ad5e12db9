import { Button, Dialog, uiText } from '@millwright/ui';
import { For, type JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';

/** What was left out of something done with several parts, for whoever must read it before going on. */
export interface LeftOut {
  done: number;
  refused: readonly { name: string; reason: string }[];
}

/** Each part nothing was done with, and why. */
export default function RefusedDialog(props: { left: LeftOut; onClose: () => void }): JSX.Element {
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('procurement.refusedTitle', { count: props.left.refused.length })}
      description={t('procurement.refusedHint', { count: props.left.done })}
      footer={<Button onClick={props.onClose}>{uiText('actions.close')}</Button>}
    >
      <ul class="divide-y divide-line">
        <For each={props.left.refused}>
          {({ name, reason }) => (
            <li class="py-2.5">
              <span class="block font-medium break-words">{name}</span>
              <span class="block text-sm text-ink-2">{reason}</span>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  );
}
