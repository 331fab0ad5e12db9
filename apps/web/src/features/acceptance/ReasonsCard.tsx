import {
  all,
  Button,
  Card,
  createForm,
  FormDialog,
  IconButton,
  Loaded,
  maxLength,
  required,
  showError,
  showToast,
  TextField,
} from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import Pencil from 'lucide-solid/icons/pencil';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { nameOf, type Reason } from './acceptance-words.ts';
import { useRefresh } from './round.model.ts';

/** The firm's reasons for not accepting something. */
export function ReasonsCard(): JSX.Element {
  const may = useMay();
  const refresh = useRefresh();
  const reasons = useQuery(() => api.acceptance.reasons.options());
  const [editing, setEditing] = createSignal<Reason | 'new'>();
  const remove = async (reason: Reason) => {
    try {
      await api.acceptance.removeReason.send({ reasonId: reason.id, version: reason.version });
      showToast({ text: t('acceptance.setup.removed', { name: nameOf(reason) }) });
    } catch (error) {
      showError(error);
    }
    await refresh();
  };
  return (
    <Card
      title={t('acceptance.setup.reasons')}
      more={
        <Show when={may('AcceptanceSetup.update')}>
          <Button size="sm" icon={Plus} onClick={() => setEditing('new')}>
            {t('acceptance.setup.addReason')}
          </Button>
        </Show>
      }
    >
      <Loaded query={reasons}>
        {(list) => (
          <ul class="divide-y divide-line border-y border-line">
            <For each={list()}>
              {(reason) => (
                <li class="flex items-center gap-2 min-h-11">
                  <span class="flex-1 min-w-0 truncate">{nameOf(reason)}</span>
                  <Show when={may('AcceptanceSetup.update')}>
                    <IconButton
                      icon={Pencil}
                      label={t('acceptance.setup.editReason', { name: nameOf(reason) })}
                      onClick={() => setEditing(reason)}
                    />
                    <IconButton
                      icon={Trash}
                      label={t('acceptance.setup.removeReason', { name: nameOf(reason) })}
                      onClick={() => void remove(reason)}
                    />
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
      <Show when={editing()} keyed>
        {(reason) => (
          <ReasonDialog
            reason={reason === 'new' ? undefined : reason}
            onClose={() => setEditing(undefined)}
          />
        )}
      </Show>
    </Card>
  );
}

function ReasonDialog(props: { reason?: Reason | undefined; onClose: () => void }): JSX.Element {
  const refresh = useRefresh();
  const form = createForm({
    initial: { name: props.reason?.name ?? '', nameEn: props.reason?.nameEn ?? '' },
    version: () => props.reason?.version ?? 0,
    rules: { name: all(required, maxLength(100)) },
    onSubmit: async ({ name, nameEn }, version) => {
      await api.acceptance.saveReason.send({
        ...(props.reason ? { reasonId: props.reason.id, version } : {}),
        name,
        nameEn: nameEn || null,
      });
      await refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={
        props.reason
          ? t('acceptance.setup.editReason', { name: nameOf(props.reason) })
          : t('acceptance.setup.addReason')
      }
      submit={t('acceptance.setup.save')}
      size="sm"
    >
      <TextField label={t('acceptance.setup.name')} required {...form.field('name')} />
      <TextField label={t('acceptance.setup.nameEn')} {...form.field('nameEn')} />
    </FormDialog>
  );
}
