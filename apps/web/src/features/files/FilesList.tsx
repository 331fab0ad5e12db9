import { Checkbox, type MenuEntry, type Selection } from '@millwright/ui';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { type Chosen, moveChosen } from './bulk.model.ts';
import { FileLine } from './FileLine.tsx';
import { FolderLine } from './FolderLine.tsx';
import type { FileRow, FolderPage, FolderRow } from './files.model.ts';

/** A line of the list: a folder or a file. */
export type Line = { id: string; folder: FolderRow } | { id: string; file: FileRow };

export const linesOf = (page: FolderPage): Line[] => [
  ...page.folders.map((folder) => ({ id: folder.id, folder })),
  ...page.files.map((file) => ({ id: file.id, file })),
];

export const chosenOf = (lines: readonly Line[]): Chosen => ({
  files: lines.flatMap((line) => ('file' in line ? line.file : [])),
  folders: lines.flatMap((line) => ('folder' in line ? line.folder : [])),
});

/** Folders and files of one place, to be opened, selected, and dragged onto a folder. */
export function FilesList(props: {
  page: FolderPage;
  /** None in the recycle bin. */
  selection: Selection<Line> | undefined;
  entriesOf: (folder: FolderRow) => MenuEntry[];
  onOpenFolder: (folderId: string) => void;
  onOpenFile: (fileId: string) => void;
  onPreview: (versionId: string) => void;
}): JSX.Element {
  const [dragged, setDragged] = createSignal<readonly FileRow[]>([]);
  const mayMove = (file: FileRow) => props.selection !== undefined && file.allowed.includes('update');
  /** All that is selected comes along with one of it. */
  const drag = (file: FileRow) => {
    const selected = props.selection?.has(file.id) ? chosenOf(props.selection.rows()).files : [];
    setDragged(selected.length > 0 ? selected : [file]);
  };
  const put = (folder: FolderRow) => {
    const files = dragged();
    setDragged([]);
    props.selection?.clear();
    void moveChosen({ files, folders: [] }, folder.id);
  };
  const tick = (id: string, name: string) => (
    <Show when={props.selection}>
      {(selection) => (
        <Checkbox
          hideLabel
          label={t('files.bulk.select', { name })}
          checked={selection().has(id)}
          onChange={() => selection().toggle(id)}
        />
      )}
    </Show>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a second way to what the menu does
    <div onDragEnd={() => setDragged([])}>
      <Show when={props.selection}>
        {(selection) => (
          <div class="px-4 py-1.5 border-b border-line">
            <Checkbox
              label={t('files.bulk.selectAll')}
              checked={selection().rows().length === linesOf(props.page).length}
              indeterminate={
                selection().rows().length > 0 && selection().rows().length < linesOf(props.page).length
              }
              onChange={() => selection().toggleAll()}
            />
          </div>
        )}
      </Show>
      <ul class="divide-y divide-line">
        <For each={props.page.folders}>
          {(folder) => (
            <FolderLine
              folder={folder}
              lead={tick(folder.id, folder.name)}
              entries={props.entriesOf(folder)}
              onOpen={() => props.onOpenFolder(folder.id)}
              takes={() => dragged().length > 0}
              onTake={() => put(folder)}
            />
          )}
        </For>
        <For each={props.page.files}>
          {(file) => (
            <FileLine
              file={file}
              lead={tick(file.id, file.name)}
              onOpen={() => props.onOpenFile(file.id)}
              onPreview={() => props.onPreview(file.versionId)}
              onDrag={mayMove(file) ? () => drag(file) : undefined}
            />
          )}
        </For>
      </ul>
    </div>
  );
}
