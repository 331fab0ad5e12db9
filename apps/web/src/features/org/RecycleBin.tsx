import { Button, Dialog, EmptyState, formatDateTime, Loaded, showError, showToast } from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type DepartmentNode, departmentName } from './org.model.ts';

/** Departments that were removed, and the way back. */
export function RecycleBin(props: { onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const bin = useQuery(() => api.org.tree.options({ recycled: true }));
  const restore = async (department: DepartmentNode) => {
    await api.org.restoreDepartment.send({ departmentId: department.id, version: department.version });
    await client.invalidateQueries({ queryKey: api.org.key() });
    showToast({ text: t('org.done.restored', { name: departmentName(department) }) });
  };
  return (
    <Dialog open onClose={props.onClose} title={t('org.actions.bin')}>
      <Loaded
        query={bin}
        isEmpty={(answer) => answer.items.length === 0}
        empty={<EmptyState title={t('org.binEmpty')} />}
      >
        {(answer) => (
          <ul class="divide-y divide-line">
            <For each={answer().items}>
              {(department) => (
                <li class="flex items-center gap-3 py-2">
                  <span class="flex-1 min-w-0">
                    <span class="block truncate font-medium">{departmentName(department)}</span>
                    <span class="num text-xs text-ink-3">{formatDateTime(department.deletedAt ?? '')}</span>
                  </span>
                  <Show when={department.allowed.includes('delete')}>
                    <Button size="sm" onClick={() => void restore(department).catch(showError)}>
                      {t('org.actions.restore')}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
    </Dialog>
  );
}
