import { all, createForm, FormConflict, FormDialog, maxLength, required, TextField } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { FolderRow } from './files.model.ts';
import type { FileSubject } from './uploads.model.ts';

/** Makes a folder where one is, or gives one another name. */
export default function FolderDialog(props: {
  subject: FileSubject;
  parentId: string | undefined;
  folder: FolderRow | undefined;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: { name: props.folder?.name ?? '' },
    rules: { name: all(required, maxLength(200)) },
    version: () => props.folder?.version ?? 0,
    onSubmit: async ({ name }, version) => {
      if (props.folder) await api.files.updateFolder.send({ folderId: props.folder.id, version, name });
      else await api.files.createFolder.send({ subject: props.subject, parentId: props.parentId, name });
      await client.invalidateQueries({ queryKey: api.files.key() });
    },
  });
  const words = () => t(props.folder ? 'files.folders.rename' : 'files.folders.add');
  return (
    <FormDialog form={form} open onClose={props.onClose} title={words()} submit={words()} size="sm">
      <FormConflict form={form} labels={{ name: t('files.folders.name') }} />
      <TextField label={t('files.folders.name')} required {...form.field('name')} />
    </FormDialog>
  );
}
