import { Checkbox, createForm, FormConflict, FormDialog, RadioGroup } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { FileDetail } from './files.model.ts';
import { PeopleFields, peopleOf } from './PeopleFields.tsx';

type Openness = FileDetail['openness'];

/** Who sees a file, and why: how open it is among those who work on the contract, and whom it is shared with by name. */
export default function ShareDialog(props: { file: FileDetail; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: {
      openness: props.file.openness as Openness,
      watermark: props.file.watermark as boolean,
      people: props.file.people.map(({ id }) => id) as readonly string[],
      editors: props.file.people.filter(({ mayEdit }) => mayEdit).map(({ id }) => id) as readonly string[],
    },
    version: () => props.file.version,
    onSubmit: async ({ openness, watermark, people, editors }, version) => {
      await api.files.share.send({
        fileId: props.file.id,
        version,
        openness,
        watermark,
        people: peopleOf(people, editors),
      });
      await client.invalidateQueries({ queryKey: api.files.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('files.share.title')}
      submit={t('files.share.save')}
    >
      <FormConflict form={form} labels={{ openness: t('files.share.openness') }} />
      <RadioGroup<Openness>
        label={t('files.share.openness')}
        value={form.values.openness}
        onChange={(openness) => form.set('openness', openness)}
        options={(['leads', 'departments', 'team'] as const).map((value) => ({
          value,
          label: t(`files.openness.${value}`),
          note: t(`files.opennessHint.${value}`),
        }))}
      />
      <Checkbox
        label={t('files.watermark.label')}
        help={t('files.watermark.hint')}
        checked={form.values.watermark}
        onChange={(watermark) => form.set('watermark', watermark)}
      />
      <PeopleFields
        people={form.values.people}
        editors={form.values.editors}
        known={props.file.people}
        onPeople={(people) => form.set('people', people)}
        onEditors={(editors) => form.set('editors', editors)}
      />
    </FormDialog>
  );
}
