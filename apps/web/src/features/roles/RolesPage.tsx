import { Button, ConfirmDialog, EmptyState, ExportMenu, Loaded, Menu, Page } from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import KeyRound from 'lucide-solid/icons/key-round';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { downloadList } from '../exports/download-list.ts';
import { RoleDialog } from './RoleDialog.tsx';
import { type RoleDetail, subjectName } from './roles.model.ts';

/** The roles of the firm's own making. */
export default function RolesPage(): JSX.Element {
  const client = useQueryClient();
  const roles = useQuery(() => api.roles.list.options());
  const [editing, setEditing] = createSignal<RoleDetail | 'new'>();
  const [deleting, setDeleting] = createSignal<RoleDetail>();
  const mayCreate = () => !roles.isPending && roles.data?.allowed.includes('create');
  const create = () => (
    <Button variant="primary" icon={Plus} onClick={() => setEditing('new')}>
      {t('roles.create')}
    </Button>
  );
  return (
    <Page
      title={t('roles.title')}
      subtitle={t('roles.intro')}
      actions={
        <>
          <ExportMenu onExport={(format) => downloadList('roles', format, {})} />
          <Show when={mayCreate()}>{create()}</Show>
        </>
      }
    >
      <Loaded
        query={roles}
        isEmpty={(answer) => answer.items.length === 0}
        empty={
          <div class="bg-surface border border-line rounded-lg">
            <EmptyState icon={KeyRound} title={t('roles.empty')} hint={t('roles.emptyHint')} />
          </div>
        }
      >
        {(answer) => (
          <ul class="grid gap-3 sm:grid-cols-[repeat(auto-fill,minmax(300px,1fr))]">
            <For each={answer().items}>
              {(role) => (
                <li class="bg-surface border border-line rounded-lg p-4 grid gap-2 content-start">
                  <div class="flex items-start gap-2">
                    <h2 class="flex-1 min-w-0 font-semibold break-words">
                      <button
                        type="button"
                        class="text-left hover:text-accent"
                        onClick={() => setEditing(role)}
                      >
                        {role.name}
                      </button>
                    </h2>
                    <Show when={role.allowed.includes('delete')}>
                      <Menu
                        entries={[
                          { label: t('roles.edit'), onSelect: () => setEditing(role) },
                          { label: t('roles.delete'), danger: true, onSelect: () => setDeleting(role) },
                        ]}
                        trigger={(attributes) => (
                          <Button
                            {...attributes}
                            size="sm"
                            variant="ghost"
                            icon={Ellipsis}
                            aria-label={role.name}
                          />
                        )}
                      />
                    </Show>
                  </div>
                  <Show when={role.description}>
                    <p class="text-sm text-ink-2">{role.description}</p>
                  </Show>
                  <p class="text-sm text-ink-3">
                    {[...new Set(role.grants.map((grant) => subjectName(grant.subject)))].join(' · ')}
                  </p>
                  <p class="num text-xs text-ink-3">
                    {t('roles.permissions', { count: role.grants.length })} ·{' '}
                    {t('roles.holders', { count: role.memberCount })}
                  </p>
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
      <Show when={editing()} keyed>
        {(role) => (
          <RoleDialog role={role === 'new' ? undefined : role} onClose={() => setEditing(undefined)} />
        )}
      </Show>
      <Show when={deleting()}>
        {(role) => (
          <ConfirmDialog
            open
            onClose={() => setDeleting(undefined)}
            title={t('roles.deleteTitle', { name: role().name })}
            description={t('roles.deleteBody', { count: role().memberCount })}
            confirm={t('roles.delete')}
            onConfirm={async () => {
              await api.roles.delete.send({ roleId: role().id, version: role().version });
              await client.invalidateQueries({ queryKey: api.roles.key() });
            }}
          />
        )}
      </Show>
    </Page>
  );
}
