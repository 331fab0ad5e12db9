import { IconButton, Menu, type MenuEntry } from '@millwright/ui';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Folder from 'lucide-solid/icons/folder';
import { createSignal, type JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { FolderRow } from './files.model.ts';

/** One folder in a list, with what may be done with it. Files dragged onto it are put into it. */
export function FolderLine(props: {
  folder: FolderRow;
  lead?: JSX.Element;
  entries: readonly MenuEntry[];
  onOpen: () => void;
  /** Whether what is being dragged may be put here. */
  takes: () => boolean;
  onTake: () => void;
}): JSX.Element {
  const [over, setOver] = createSignal(false);
  return (
    <li
      class="flex items-center gap-3 pl-4 pr-2 py-1.5"
      classList={{ 'bg-accent-soft': over() }}
      onDragOver={(event) => {
        if (!props.takes()) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!props.takes()) return;
        event.preventDefault();
        event.stopPropagation();
        props.onTake();
      }}
    >
      {props.lead}
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
