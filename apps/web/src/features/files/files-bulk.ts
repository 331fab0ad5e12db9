import { type BulkAction, showError } from '@millwright/ui';
import Copy from 'lucide-solid/icons/copy';
import FolderDown from 'lucide-solid/icons/folder-down';
import FolderInput from 'lucide-solid/icons/folder-input';
import Trash from 'lucide-solid/icons/trash';
import { t } from '../../i18n/index.ts';
import { type Archive, downloadArchive } from './archive.model.ts';
import { type Chosen, removeChosen } from './bulk.model.ts';
import { chosenOf, type Line } from './FilesList.tsx';
import type { FileSubject } from './uploads.model.ts';

/** Most files and folders an address can name. */
const MOST = { fileIds: 200, folderIds: 100 };

/** What can be done with the selected files and folders. */
export function bulkActions(options: {
  subject: FileSubject;
  /** Whether files may be added here; who may not add any changes only single ones, in their own drawer. */
  mayAdd: boolean;
  /** Asks where to; answers whether it was done. */
  askPlace: (verb: 'move' | 'copy', chosen: Chosen) => Promise<boolean>;
}): BulkAction<Line>[] {
  const archive = async (lines: readonly Line[]) => {
    const { files, folders } = chosenOf(lines);
    const wanted: Archive = {
      subject: options.subject,
      fileIds: files.map(({ id }) => id),
      folderIds: folders.map(({ id }) => id),
    };
    for (const [which, most] of Object.entries(MOST) as ['fileIds' | 'folderIds', number][]) {
      if ((wanted[which]?.length ?? 0) <= most) continue;
      showError({ kind: 'invalid', code: 'files.too_many_at_once', facts: { most } });
      return false;
    }
    await downloadArchive(wanted);
    // Nothing has changed: what was selected stays so, for whatever is to be done with it next.
    return false;
  };
  const ask = (verb: 'move' | 'copy') => (lines: readonly Line[]) => options.askPlace(verb, chosenOf(lines));
  const move = { label: t('files.place.move'), icon: FolderInput, onSelect: ask('move') };
  const copy = { label: t('files.place.copy'), icon: Copy, onSelect: ask('copy') };
  const zip = { label: t('files.downloadZip'), icon: FolderDown, onSelect: archive };
  const remove = {
    label: t('files.bulk.remove'),
    icon: Trash,
    onSelect: (lines: readonly Line[]) => removeChosen(chosenOf(lines)),
  };
  return options.mayAdd ? [move, copy, zip, remove] : [copy, zip];
}
