import {
  Checkbox,
  createForm,
  FormConflict,
  FormDialog,
  MultiSelect,
  type Option,
  RadioGroup,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { For, type JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { searchPeople } from '../org/org.model.ts';
import type { FileDetail } from './files.model.ts';

type Openness = FileDetail['openness'];

/** Who sees a file, and why: how open it is among those who work on the contract, and whom it is shared with by name. */
export default function ShareDialog(props: { file: FileDetail; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const names = new Map<string, string>(props.file.people.map(({ id, name }) => [id, name]));
  const search = async (text: string): Promise<Option[]> => {
    const found = await searchPeople(text);
    for (const { value, label } of found) names.set(value, label);
    return found;
  };
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
        people: people.map((memberId) => ({ memberId, mayEdit: editors.includes(memberId) })),
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
      <MultiSelect
        label={t('files.share.people')}
        help={t('files.share.peopleHint')}
        search={search}
        selected={props.file.people.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field('people')}
      />
      <For each={form.values.people}>
        {(id) => (
          <Checkbox
            label={t('files.share.mayEdit', { name: names.get(id) ?? '' })}
            checked={form.values.editors.includes(id)}
            onChange={(checked) =>
              form.set(
                'editors',
                checked ? [...form.values.editors, id] : form.values.editors.filter((other) => other !== id),
              )
            }
          />
        )}
      </For>
    </FormDialog>
  );
}
