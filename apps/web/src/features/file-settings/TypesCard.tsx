import { Badge, Button, Card, IconButton, Loaded, Menu, showError, showToast } from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { typeName } from '../files/files.model.ts';
import { type FileType, retentionText } from './file-settings.model.ts';
import { RetentionDialog } from './RetentionDialog.tsx';
import { TypeDialog } from './TypeDialog.tsx';

/** The firm's types of documents in their order, each with who sees its files and how long they are kept. */
export function TypesCard(): JSX.Element {
  const client = useQueryClient();
  const may = useMay();
  const types = useQuery(() => api.files.types.options());
  const [editing, setEditing] = createSignal<FileType | 'new'>();
  const [keeping, setKeeping] = createSignal<FileType>();
  const refresh = () => client.invalidateQueries({ queryKey: api.files.key() });

  const move = async (type: FileType, by: number) => {
    const ids = (types.data ?? []).map(({ id }) => id);
    const from = ids.indexOf(type.id);
    ids.splice(from, 1);
    ids.splice(from + by, 0, type.id);
    await api.files.orderTypes.send({ typeIds: ids });
    await refresh();
  };
  const remove = async (type: FileType) => {
    const gone = await api.files.removeType.send({ typeId: type.id, version: type.version });
    await refresh();
    showToast({
      text: t('fileSettings.types.removed', { name: typeName(type) }),
      undo: async () => {
        await api.files.restoreType.send(gone);
        await refresh();
      },
    });
  };
  const entries = (type: FileType, index: number, count: number) => {
    const can = (action: string) => type.allowed.includes(action);
    const edits = can('update')
      ? [
          { label: t('fileSettings.types.edit'), onSelect: () => void setEditing(type) },
          ...(index > 0
            ? [{ label: t('fileSettings.types.up'), onSelect: () => void move(type, -1).catch(showError) }]
            : []),
          ...(index < count - 1
            ? [{ label: t('fileSettings.types.down'), onSelect: () => void move(type, 1).catch(showError) }]
            : []),
        ]
      : [];
    const keeps = can('setRetention')
      ? [{ label: t('fileSettings.retention.set'), onSelect: () => void setKeeping(type) }]
      : [];
    const removes =
      can('delete') && count > 1
        ? [{ label: t('fileSettings.types.remove'), onSelect: () => void remove(type).catch(showError) }]
        : [];
    return [...edits, ...keeps, ...removes];
  };
  return (
    <Card
      title={t('fileSettings.types.title')}
      more={
        <Show when={may('FileType.create')}>
          <Button size="sm" icon={Plus} onClick={() => setEditing('new')}>
            {t('fileSettings.types.add')}
          </Button>
        </Show>
      }
    >
      <Loaded query={types}>
        {(list) => (
          <ul class="divide-y divide-line border-y border-line">
            <For each={list()}>
              {(type, index) => (
                <li class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2 py-2">
                  <div class="min-w-0">
                    <p class="flex flex-wrap items-center gap-x-2 gap-y-1">
                      <span class="font-medium break-words">{typeName(type)}</span>
                      <Badge>{t(`files.openness.${type.openness}`)}</Badge>
                      <Show when={type.hasDrawingNo}>
                        <Badge>{t('fileSettings.types.drawingNo')}</Badge>
                      </Show>
                    </p>
                    <p class="text-sm text-ink-3">{retentionText(type)}</p>
                  </div>
                  <Show when={entries(type, index(), list().length).length > 0}>
                    <Menu
                      entries={entries(type, index(), list().length)}
                      trigger={(attributes) => (
                        <IconButton
                          {...attributes}
                          icon={Ellipsis}
                          label={t('fileSettings.types.more', { name: typeName(type) })}
                        />
                      )}
                    />
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
      <Show when={editing()} keyed>
        {(type) => (
          <TypeDialog type={type === 'new' ? undefined : type} onClose={() => setEditing(undefined)} />
        )}
      </Show>
      <Show when={keeping()} keyed>
        {(type) => <RetentionDialog type={type} onClose={() => setKeeping(undefined)} />}
      </Show>
    </Card>
  );
}
