import {
  all,
  createForm,
  FormConflict,
  FormDialog,
  maxLength,
  required,
  Select,
  TextField,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type FileDetail, typeName } from './files.model.ts';

/** What a file is called and filed as. Its bytes and who sees it stay as they are. */
export default function FileDialog(props: { file: FileDetail; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const types = useQuery(() => api.files.types.options());
  const form = createForm({
    initial: {
      name: props.file.name,
      typeId: props.file.typeId,
      drawingNo: props.file.drawingNo ?? '',
      revision: props.file.revision ?? '',
    },
    rules: { name: all(required, maxLength(200)), drawingNo: maxLength(80), revision: maxLength(80) },
    version: () => props.file.version,
    onSubmit: async ({ drawingNo, revision, ...values }, version) => {
      await api.files.update.send({
        fileId: props.file.id,
        version,
        ...values,
        drawingNo: drawingNo || null,
        revision: revision || null,
      });
      await client.invalidateQueries({ queryKey: api.files.key() });
    },
  });
  const known = () => (types.isPending ? [] : (types.data ?? []));
  // Its own type as well, where the firm offers it no longer.
  const choices = () => {
    const offered = known().map((type) => ({ value: type.id, label: typeName(type) }));
    if (known().some((type) => type.id === props.file.typeId)) return offered;
    const own = { name: props.file.typeName, nameEn: props.file.typeNameEn };
    return [...offered, { value: props.file.typeId, label: typeName(own) }];
  };
  const isDrawing = () => known().some((type) => type.id === form.values.typeId && type.hasDrawingNo);
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('files.edit')}
      submit={t('files.save')}
      size="sm"
    >
      <FormConflict
        form={form}
        labels={{ name: t('files.name'), drawingNo: t('files.drawingNo'), revision: t('files.revision') }}
      />
      <TextField label={t('files.name')} required {...form.field('name')} />
      <Select label={t('files.type')} required options={choices()} {...form.field('typeId')} />
      <Show when={isDrawing()}>
        <TextField label={t('files.drawingNo')} {...form.field('drawingNo')} />
        <TextField label={t('files.revision')} {...form.field('revision')} />
      </Show>
    </FormDialog>
  );
}
