import { Button, Dialog, uiText } from '@millwright/ui';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { bulkRefusals, dismissRefusals } from './bulk.model.ts';

/** Each file or folder nothing was done with, and why. */
export function RefusedDialog(): JSX.Element {
  return (
    <Show when={bulkRefusals()}>
      {(some) => (
        <Dialog
          open
          onClose={dismissRefusals}
          title={t('files.bulk.refusedTitle', { count: some().refused.length })}
          description={t('files.bulk.refusedHint', { count: some().done })}
          footer={<Button onClick={dismissRefusals}>{uiText('actions.close')}</Button>}
        >
          <ul class="divide-y divide-line">
            <For each={some().refused}>
              {({ name, reason }) => (
                <li class="py-2.5">
                  <span class="block font-medium break-words">{name}</span>
                  <span class="block text-sm text-ink-2">{reason}</span>
                </li>
              )}
            </For>
          </ul>
        </Dialog>
      )}
    </Show>
  );
}
