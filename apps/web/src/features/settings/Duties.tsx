import {
  all,
  Badge,
  Button,
  Card,
  createForm,
  FormConflict,
  FormDialog,
  IconButton,
  Loaded,
  Menu,
  maxLength,
  required,
  Select,
  showError,
  showToast,
  TextField,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { DUTIES, dutyName, type Duty as KnownDuty } from '../org/org.model.ts';

type Duty = Outputs['duties']['list'][number];

/** The duties people carry, under the firm's own names, and which of them rules know. */
export default function Duties(): JSX.Element {
  const client = useQueryClient();
  const duties = useQuery(() => api.duties.list.options());
  const [editing, setEditing] = createSignal<Duty | 'new'>();
  const refresh = () => client.invalidateQueries({ queryKey: api.duties.key() });
  const remove = async (duty: Duty) => {
    await api.duties.remove.send({ dutyId: duty.id, version: duty.version });
    await refresh();
    showToast({
      text: t('org.duties.removed', { name: dutyName(duty) }),
      undo: async () => {
        await api.duties.restore.send({ dutyId: duty.id });
        await refresh();
      },
    });
  };
  return (
    <Card
      class="max-w-xl"
      title={t('org.duties.label')}
      more={
        <Button size="sm" icon={Plus} onClick={() => setEditing('new')}>
          {t('org.duties.add')}
        </Button>
      }
    >
      <p class="text-sm text-ink-3 mb-3">{t('org.duties.intro')}</p>
      <Loaded query={duties}>
        {(list) => (
          <ul class="divide-y divide-line border-y border-line">
            <For each={list()}>
              {(duty) => (
                <li class="flex items-center gap-2 py-1.5">
                  <span class="flex-1 min-w-0 flex flex-wrap items-center gap-2">
                    <span class="font-medium break-words">{dutyName(duty)}</span>
                    <Show when={duty.means}>
                      {(means) => (
                        <Badge>{t('org.duties.counts', { duty: t(`org.duties.${means()}`) })}</Badge>
                      )}
                    </Show>
                  </span>
                  <Menu
                    entries={[
                      { label: t('org.duties.edit'), onSelect: () => void setEditing(duty) },
                      { label: t('org.duties.remove'), onSelect: () => void remove(duty).catch(showError) },
                    ]}
                    trigger={(attributes) => (
                      <IconButton
                        {...attributes}
                        icon={Ellipsis}
                        label={t('org.duties.more', { name: dutyName(duty) })}
                      />
                    )}
                  />
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
      <Show when={editing()} keyed>
        {(duty) => (
          <DutyDialog
            duty={duty === 'new' ? undefined : duty}
            onDone={refresh}
            onClose={() => setEditing(undefined)}
          />
        )}
      </Show>
    </Card>
  );
}

function DutyDialog(props: {
  duty: Duty | undefined;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const form = createForm({
    initial: {
      name: props.duty?.name ?? '',
      nameEn: props.duty?.nameEn ?? '',
      means: (props.duty?.means ?? '') as KnownDuty | '',
    },
    rules: { name: all(required, maxLength(40)), nameEn: maxLength(40) },
    version: () => props.duty?.version ?? 0,
    onSubmit: async ({ name, nameEn, means }, version) => {
      const duty = { name, nameEn: nameEn || null, means: means || null };
      if (props.duty) await api.duties.update.send({ dutyId: props.duty.id, version, ...duty });
      else await api.duties.create.send(duty);
      await props.onDone();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      size="sm"
      onClose={props.onClose}
      title={props.duty ? t('org.duties.editTitle', { name: dutyName(props.duty) }) : t('org.duties.add')}
      submit={t('org.duties.save')}
    >
      <FormConflict form={form} labels={{ name: t('org.duties.name'), nameEn: t('org.duties.nameEn') }} />
      <TextField label={t('org.duties.name')} required {...form.field('name')} />
      <TextField label={t('org.duties.nameEn')} {...form.field('nameEn')} />
      <Select
        label={t('org.duties.means')}
        help={t('org.duties.meansHelp')}
        options={DUTIES.map((value) => ({ value, label: t(`org.duties.${value}`) }))}
        {...form.field('means')}
      />
    </FormDialog>
  );
}
