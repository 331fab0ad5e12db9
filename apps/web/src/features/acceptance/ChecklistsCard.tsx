import { Button, Card, EmptyState, IconButton, Loaded, showError, showToast } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import ClipboardCheck from 'lucide-solid/icons/clipboard-check';
import Pencil from 'lucide-solid/icons/pencil';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { nameOf } from './acceptance-words.ts';
import { useRefresh } from './round.model.ts';

const ChecklistDialog = lazy(() => import('./ChecklistDialog.tsx'));
type Checklist = Outputs['acceptance']['checklists'][number];

/** The firm's checklists. */
export function ChecklistsCard(): JSX.Element {
  const may = useMay();
  const refresh = useRefresh();
  const checklists = useQuery(() => api.acceptance.checklists.options());
  const [editing, setEditing] = createSignal<string | 'new'>();
  const remove = async (one: Checklist) => {
    try {
      await api.acceptance.removeChecklist.send({ templateId: one.id, version: one.version });
      showToast({ text: t('acceptance.setup.removed', { name: nameOf(one) }) });
    } catch (error) {
      showError(error);
    }
    await refresh();
  };
  return (
    <Card
      title={t('acceptance.setup.checklists')}
      more={
        <Show when={may('AcceptanceSetup.update')}>
          <Button size="sm" icon={Plus} onClick={() => setEditing('new')}>
            {t('acceptance.setup.addChecklist')}
          </Button>
        </Show>
      }
    >
      <Loaded query={checklists}>
        {(list) => (
          <Show
            when={list().length > 0}
            fallback={
              <EmptyState
                icon={ClipboardCheck}
                title={t('acceptance.setup.noChecklists')}
                hint={t('acceptance.setup.noChecklistsHint')}
              />
            }
          >
            <ul class="divide-y divide-line border-y border-line">
              <For each={list()}>
                {(one) => (
                  <li class="flex items-center gap-2 py-2">
                    <div class="flex-1 min-w-0">
                      <p class="font-semibold truncate">{nameOf(one)}</p>
                      <p class="text-xs text-ink-3">
                        {t('acceptance.setup.items', { count: one.itemCount })} ·{' '}
                        {t('acceptance.setup.usedBy', { count: one.stageCount })}
                      </p>
                    </div>
                    <Show when={may('AcceptanceSetup.update')}>
                      <IconButton
                        icon={Pencil}
                        label={t('acceptance.setup.editChecklist', { name: nameOf(one) })}
                        onClick={() => setEditing(one.id)}
                      />
                      <IconButton
                        icon={Trash}
                        label={t('acceptance.setup.removeChecklist', { name: nameOf(one) })}
                        onClick={() => void remove(one)}
                      />
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
      <Suspense>
        <Show when={editing()} keyed>
          {(id) => (
            <ChecklistDialog
              templateId={id === 'new' ? undefined : id}
              onClose={() => setEditing(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </Card>
  );
}
