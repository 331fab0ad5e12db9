import {
  all,
  Checkbox,
  createForm,
  FormConflict,
  FormDialog,
  maxLength,
  RadioGroup,
  required,
  TextField,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { typeName } from '../files/files.model.ts';
import type { FileType } from './file-settings.model.ts';

type Openness = FileType['openness'];

/** Adds a type of documents, or changes one: its names, who sees further files of it, whether they have drawing numbers. */
export function TypeDialog(props: { type: FileType | undefined; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: {
      name: props.type?.name ?? '',
      nameEn: props.type?.nameEn ?? '',
      openness: (props.type?.openness ?? 'departments') as Openness,
      hasDrawingNo: props.type?.hasDrawingNo ?? false,
    },
    rules: { name: all(required, maxLength(60)), nameEn: maxLength(60) },
    version: () => props.type?.version ?? 0,
    onSubmit: async ({ nameEn, ...values }, version) => {
      const type = { ...values, nameEn: nameEn || null };
      if (props.type) await api.files.updateType.send({ typeId: props.type.id, version, ...type });
      else await api.files.createType.send(type);
      await client.invalidateQueries({ queryKey: api.files.key() });
    },
  });
  const title = () =>
    props.type
      ? t('fileSettings.types.editTitle', { name: typeName(props.type) })
      : t('fileSettings.types.add');
  return (
    <FormDialog form={form} open onClose={props.onClose} title={title()} submit={t('fileSettings.save')}>
      <FormConflict
        form={form}
        labels={{ name: t('fileSettings.types.name'), nameEn: t('fileSettings.types.nameEn') }}
      />
      <TextField label={t('fileSettings.types.name')} required {...form.field('name')} />
      <TextField label={t('fileSettings.types.nameEn')} {...form.field('nameEn')} />
      <RadioGroup<Openness>
        label={t('fileSettings.types.openness')}
        value={form.values.openness}
        onChange={(openness) => form.set('openness', openness)}
        options={(['leads', 'departments', 'team'] as const).map((value) => ({
          value,
          label: t(`files.openness.${value}`),
          note: t(`files.opennessHint.${value}`),
        }))}
      />
      <Checkbox
        label={t('fileSettings.types.hasDrawingNo')}
        checked={form.values.hasDrawingNo}
        onChange={(checked) => form.set('hasDrawingNo', checked)}
      />
    </FormDialog>
  );
}
