import { For, type JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { FolderRow } from './files.model.ts';

/** Where one is among the folders of a record, with every folder above to go back to. */
export function FolderPath(props: {
  path: readonly FolderRow[];
  onOpen: (folderId: string | undefined) => void;
}): JSX.Element {
  return (
    <nav aria-label={t('files.path')} class="flex-1 min-w-40 text-sm">
      <ol class="flex flex-wrap gap-x-1 text-ink-2">
        <li>
          <button type="button" class="hover:text-accent" onClick={() => props.onOpen(undefined)}>
            {t('files.top')}
          </button>
        </li>
        <For each={props.path}>
          {(folder) => (
            <li class="flex gap-x-1">
              <span aria-hidden="true">/</span>
              <button type="button" class="hover:text-accent" onClick={() => props.onOpen(folder.id)}>
                {folder.name}
              </button>
            </li>
          )}
        </For>
      </ol>
    </nav>
  );
}
