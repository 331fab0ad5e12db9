import {
  all,
  Badge,
  Button,
  Card,
  Checkbox,
  createForm,
  FormConflict,
  FormDialog,
  IconButton,
  Loaded,
  Menu,
  maxLength,
  required,
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
import { typeName } from '../tasks/task-words.tsx';

type TaskType = Outputs['taskTypes']['list'][number];

/** The kinds of work the firm tells apart, in the order they are offered. */
export default function TaskTypes(): JSX.Element {
  const client = useQueryClient();
  const types = useQuery(() => api.taskTypes.list.options());
  const [editing, setEditing] = createSignal<TaskType | 'new'>();
  const refresh = () => client.invalidateQueries({ queryKey: api.taskTypes.key() });
  const move = async (type: TaskType, by: number) => {
    const ids = (types.data ?? []).map(({ id }) => id);
    const from = ids.indexOf(type.id);
    ids.splice(from, 1);
    ids.splice(from + by, 0, type.id);
    await api.taskTypes.order.send({ typeIds: ids });
    await refresh();
  };
  const remove = async (type: TaskType) => {
    await api.taskTypes.remove.send({ typeId: type.id, version: type.version });
    await refresh();
    showToast({
      text: t('taskTypes.removed', { name: typeName(type) }),
      undo: async () => {
        await api.taskTypes.restore.send({ typeId: type.id });
        await refresh();
      },
    });
  };
  const entries = (type: TaskType, index: number, count: number) => [
    { label: t('taskTypes.edit'), onSelect: () => void setEditing(type) },
    ...(index > 0
      ? [{ label: t('taskTypes.up'), onSelect: () => void move(type, -1).catch(showError) }]
      : []),
    ...(index < count - 1
      ? [{ label: t('taskTypes.down'), onSelect: () => void move(type, 1).catch(showError) }]
      : []),
    { label: t('taskTypes.remove'), onSelect: () => void remove(type).catch(showError) },
  ];
  return (
    <Card
      class="max-w-xl"
      title={t('taskTypes.title')}
      more={
        <Button size="sm" icon={Plus} onClick={() => setEditing('new')}>
          {t('taskTypes.add')}
        </Button>
      }
    >
      <p class="text-sm text-ink-3 mb-3">{t('taskTypes.intro')}</p>
      <Loaded query={types}>
        {(list) => (
          <Show when={list().length > 0} fallback={<p class="text-sm text-ink-3">{t('taskTypes.empty')}</p>}>
            <ul class="divide-y divide-line border-y border-line">
              <For each={list()}>
                {(type, index) => (
                  <li class="flex items-center gap-2 py-1.5">
                    <span class="flex-1 min-w-0 flex flex-wrap items-center gap-2">
                      <span class="font-medium break-words">{typeName(type)}</span>
                      <Show when={type.needsInspection}>
                        <Badge>{t('taskTypes.inspected')}</Badge>
                      </Show>
                    </span>
                    <Menu
                      entries={entries(type, index(), list().length)}
                      trigger={(attributes) => (
                        <IconButton
                          {...attributes}
                          icon={Ellipsis}
                          label={t('taskTypes.more', { name: typeName(type) })}
                        />
                      )}
                    />
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
      <Show when={editing()} keyed>
        {(type) => (
          <TypeDialog
            type={type === 'new' ? undefined : type}
            onDone={refresh}
            onClose={() => setEditing(undefined)}
          />
        )}
      </Show>
    </Card>
  );
}

function TypeDialog(props: {
  type: TaskType | undefined;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const form = createForm({
    initial: {
      name: props.type?.name ?? '',
      nameEn: props.type?.nameEn ?? '',
      needsInspection: props.type?.needsInspection ?? false,
    },
    rules: { name: all(required, maxLength(60)), nameEn: maxLength(60) },
    version: () => props.type?.version ?? 0,
    onSubmit: async ({ nameEn, ...values }, version) => {
      const type = { ...values, nameEn: nameEn || null };
      if (props.type) await api.taskTypes.update.send({ typeId: props.type.id, version, ...type });
      else await api.taskTypes.create.send(type);
      await props.onDone();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      size="sm"
      onClose={props.onClose}
      title={props.type ? t('taskTypes.editTitle', { name: typeName(props.type) }) : t('taskTypes.add')}
      submit={t('taskTypes.save')}
    >
      <FormConflict form={form} labels={{ name: t('taskTypes.name'), nameEn: t('taskTypes.nameEn') }} />
      <TextField label={t('taskTypes.name')} required {...form.field('name')} />
      <TextField label={t('taskTypes.nameEn')} {...form.field('nameEn')} />
      <Checkbox
        label={t('taskTypes.needsInspection')}
        checked={form.values.needsInspection}
        onChange={(checked) => form.set('needsInspection', checked)}
      />
    </FormDialog>
  );
}
