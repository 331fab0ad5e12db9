import { For, type JSX } from 'solid-js';
import { Kbd } from '../display/Kbd.tsx';
import { uiText } from '../i18n/ui-text.ts';
import { Dialog } from '../overlays/Dialog.tsx';

/** All keys on one page; opened by '?'. */
export function ShortcutsDialog(props: { open: boolean; onClose: () => void }): JSX.Element {
  const groups = (): { label: string; keys: [string[], string][] }[] => [
    {
      label: uiText('shortcuts.everywhere'),
      keys: [
        [['mod', 'K'], uiText('shortcuts.palette')],
        [['?'], uiText('shortcuts.help')],
        [['Esc'], uiText('shortcuts.close')],
      ],
    },
    {
      label: uiText('shortcuts.lists'),
      keys: [
        [['/'], uiText('shortcuts.search')],
        [['j', 'k'], uiText('shortcuts.move')],
        [['x'], uiText('shortcuts.select')],
        [['Enter'], uiText('shortcuts.open')],
      ],
    },
  ];
  return (
    <Dialog open={props.open} onClose={props.onClose} title={uiText('shortcuts.title')} size="sm">
      <For each={groups()}>
        {(group) => (
          <section class="mb-4 last:mb-0">
            <h3 class="mb-1 text-xs font-semibold text-ink-3 tracking-normal">{group.label}</h3>
            <dl>
              <For each={group.keys}>
                {([keys, meaning]) => (
                  <div class="flex items-center justify-between gap-4 py-1.5 border-t border-line first:border-0 text-sm">
                    <dt>{meaning}</dt>
                    <dd class="flex gap-1">
                      <For each={keys}>{(key) => <Kbd>{key}</Kbd>}</For>
                    </dd>
                  </div>
                )}
              </For>
            </dl>
          </section>
        )}
      </For>
    </Dialog>
  );
}
