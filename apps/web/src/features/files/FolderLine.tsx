import { IconButton, Menu, type MenuEntry } from '@millwright/ui';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Folder from 'lucide-solid/icons/folder';
import type { JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { FolderRow } from './files.model.ts';

/** One folder in a list, with what may be done with it. */
export function FolderLine(props: {
  folder: FolderRow;
  entries: readonly MenuEntry[];
  onOpen: () => void;
}): JSX.Element {
  return (
    <li class="flex items-center gap-3 pl-4 pr-2 py-1.5">
      <Folder class="size-5 text-ink-3 shrink-0" aria-hidden="true" />
      <button
        type="button"
        class="flex-1 min-w-0 truncate text-left font-medium py-1.5 hover:text-accent"
        onClick={() => props.onOpen()}
      >
        {props.folder.name}
      </button>
      <Menu
        trigger={(attributes) => (
          <IconButton
            {...attributes}
            icon={Ellipsis}
            label={t('files.folders.more', { name: props.folder.name })}
          />
        )}
        entries={props.entries}
      />
    </li>
  );
}
