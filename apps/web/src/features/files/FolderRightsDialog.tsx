import {
  Checkbox,
  createForm,
  FormConflict,
  FormDialog,
  Loaded,
  RadioGroup,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { FolderRow } from './files.model.ts';
import { PeopleFields, peopleOf } from './PeopleFields.tsx';

type Rights = Outputs['files']['folderRights'];
type Choice = 'type' | 'leads' | 'departments' | 'team';

/** Who sees what is put into a folder, and on request what is in it already. */
export default function FolderRightsDialog(props: { folder: FolderRow; onClose: () => void }): JSX.Element {
  const rights = useQuery(() => api.files.folderRights.options({ folderId: props.folder.id }));
  return (
    <Loaded query={rights} fallback={<span />}>
      {(found) => <RightsForm folder={props.folder} rights={found()} onClose={props.onClose} />}
    </Loaded>
  );
}

function RightsForm(props: { folder: FolderRow; rights: Rights; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: {
      choice: (props.rights.openness ?? 'type') as Choice,
      people: props.rights.people.map(({ id }) => id) as readonly string[],
      editors: props.rights.people.filter(({ mayEdit }) => mayEdit).map(({ id }) => id) as readonly string[],
      applyBelow: false as boolean,
    },
    version: () => props.rights.version,
    onSubmit: async ({ choice, people, editors, applyBelow }, version) => {
      const { changed, refused, leftOut } = await api.files.shareFolder.send({
        folderId: props.folder.id,
        version,
        openness: choice === 'type' ? null : choice,
        people: peopleOf(people, editors),
        applyBelow,
      });
      await client.invalidateQueries({ queryKey: api.files.key() });
      showToast({
        text: applyBelow
          ? t(leftOut > 0 ? 'files.folders.rightsPartly' : 'files.folders.rightsApplied', {
              changed,
              refused,
              leftOut,
            })
          : t('files.folders.rightsSaved'),
      });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('files.folders.rightsTitle', { name: props.folder.name })}
      submit={t('files.share.save')}
    >
      <FormConflict form={form} labels={{ choice: t('files.share.openness') }} />
      <RadioGroup<Choice>
        label={t('files.folders.rightsNew')}
        value={form.values.choice}
        onChange={(choice) => form.set('choice', choice)}
        options={[
          { value: 'type', label: t('files.folders.byType'), note: t('files.folders.byTypeHint') },
          ...(['leads', 'departments', 'team'] as const).map((value) => ({
            value,
            label: t(`files.openness.${value}`),
            note: t(`files.opennessHint.${value}`),
          })),
        ]}
      />
      <Show when={form.values.choice !== 'type'}>
        <PeopleFields
          people={form.values.people}
          editors={form.values.editors}
          known={props.rights.people}
          onPeople={(people) => form.set('people', people)}
          onEditors={(editors) => form.set('editors', editors)}
        />
        <Checkbox
          label={t('files.folders.applyBelow')}
          help={t('files.folders.applyBelowHint')}
          checked={form.values.applyBelow}
          onChange={(applyBelow) => form.set('applyBelow', applyBelow)}
        />
      </Show>
    </FormDialog>
  );
}
