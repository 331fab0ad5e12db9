import { Button, IconButton } from '@millwright/ui';
import FolderDown from 'lucide-solid/icons/folder-down';
import FolderPlus from 'lucide-solid/icons/folder-plus';
import FolderUp from 'lucide-solid/icons/folder-up';
import Trash from 'lucide-solid/icons/trash';
import Upload from 'lucide-solid/icons/upload';
import { type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';

/** What can be done with all the files of a record: bring some, take them home, look into the recycle bin. */
export function FilesHead(props: {
  mayAdd: boolean;
  mayDownload: boolean;
  showBin: boolean;
  onBin: () => void;
  onNewFolder: () => void;
  onDownload: () => void;
  onFiles: (files: File[]) => void;
  onFolder: (files: File[]) => void;
}): JSX.Element {
  let files: HTMLInputElement | undefined;
  let folder: HTMLInputElement | undefined;
  const take = (input: HTMLInputElement, then: (files: File[]) => void) => {
    then([...(input.files ?? [])]);
    input.value = '';
  };
  return (
    <span class="flex items-center gap-1">
      <IconButton
        icon={Trash}
        label={t(props.showBin ? 'files.leaveBin' : 'files.bin')}
        aria-pressed={props.showBin}
        onClick={() => props.onBin()}
      />
      <Show when={props.mayDownload}>
        <IconButton icon={FolderDown} label={t('files.downloadAll')} onClick={() => props.onDownload()} />
      </Show>
      <Show when={props.mayAdd}>
        <IconButton icon={FolderPlus} label={t('files.folders.add')} onClick={() => props.onNewFolder()} />
        <IconButton icon={FolderUp} label={t('files.uploadFolder')} onClick={() => folder?.click()} />
        <Button variant="primary" icon={Upload} onClick={() => files?.click()}>
          {t('files.upload')}
        </Button>
        <input
          ref={files}
          type="file"
          multiple
          class="hidden"
          onChange={(event) => take(event.currentTarget, props.onFiles)}
        />
        <input
          ref={(input) => {
            input.webkitdirectory = true;
            folder = input;
          }}
          type="file"
          multiple
          class="hidden"
          onChange={(event) => take(event.currentTarget, props.onFolder)}
        />
      </Show>
    </span>
  );
}
