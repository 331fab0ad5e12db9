import { Badge, Button, Loaded, Menu, showError } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import Plus from 'lucide-solid/icons/plus';
import { For, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { actionName, scopeName, subjectName } from '../roles/roles.model.ts';
import { type MemberDetail, roleName } from './org.model.ts';

type Permission = Outputs['org']['effectivePermissions']['items'][number];

/** What a person may do and by which role, with the firm's own roles to give and take. */
export function PersonPermissions(props: {
  person: MemberDetail;
  onChanged: () => Promise<unknown>;
}): JSX.Element {
  const permissions = useQuery(() => api.org.effectivePermissions.options({ memberId: props.person.id }));
  const subjects = (items: readonly Permission[]) => [...new Set(items.map((item) => item.subject))];
  const reach = (permission: Permission) =>
    permission.everything
      ? t('org.everything')
      : permission.sources
          .map((source) => (source.kind === 'role' ? t('org.limited') : scopeName(source.scope)))
          .join(' + ');
  const origin = (permission: Permission) =>
    permission.sources
      .map((source) => (source.kind === 'role' ? roleName(source.role) : source.name))
      .join(' · ');
  return (
    <div class="grid gap-4">
      <CustomRoles person={props.person} onChanged={props.onChanged} />
      <p class="text-xs text-ink-3">{t('org.permissionsHelp')}</p>
      <Loaded
        query={permissions}
        isEmpty={(answer) => answer.items.length === 0}
        empty={<p class="text-sm text-ink-3">{t('org.permissionsNone')}</p>}
      >
        {(answer) => (
          <div class="grid gap-4">
            <For each={subjects(answer().items)}>
              {(subject) => (
                <section>
                  <h3 class="text-xs font-semibold text-ink-3 mb-1">{subjectName(subject)}</h3>
                  <ul class="divide-y divide-line border-y border-line text-sm">
                    <For each={answer().items.filter((item) => item.subject === subject)}>
                      {(item) => (
                        <li class="flex items-baseline gap-3 py-1.5">
                          <span class="flex-1 min-w-0">{actionName(item.action)}</span>
                          <span class="text-right">
                            <span class="block text-ink-2">{reach(item)}</span>
                            <span class="block text-xs text-ink-3">
                              {t('org.byRole', { role: origin(item) })}
                            </span>
                          </span>
                        </li>
                      )}
                    </For>
                  </ul>
                </section>
              )}
            </For>
          </div>
        )}
      </Loaded>
    </div>
  );
}

function CustomRoles(props: { person: MemberDetail; onChanged: () => Promise<unknown> }): JSX.Element {
  const may = useMay();
  const editable = () => props.person.allowed.includes('assignRoles') && may('Role.read');
  const roles = useQuery(() => ({ ...api.roles.list.options(), enabled: editable() }));
  const others = () =>
    (roles.isPending ? [] : (roles.data?.items ?? [])).filter(
      (role) => !props.person.roles.some((held) => held.id === role.id),
    );
  const run = (work: () => Promise<unknown>) => void work().then(props.onChanged).catch(showError);
  const pair = (roleId: string) => ({ roleId, memberId: props.person.id });
  return (
    <section>
      <h3 class="text-xs font-semibold text-ink-3 mb-1.5">{t('org.customRoles')}</h3>
      <div class="flex flex-wrap items-center gap-1.5">
        <For
          each={props.person.roles}
          fallback={<span class="text-sm text-ink-3">{t('org.noCustomRoles')}</span>}
        >
          {(role) => (
            <Badge
              tone="accent"
              name={role.name}
              onRemove={editable() ? () => run(() => api.roles.withdraw.send(pair(role.id))) : undefined}
            >
              {role.name}
            </Badge>
          )}
        </For>
        <Show when={editable() && others().length > 0}>
          <Menu
            entries={others().map((role) => ({
              label: role.name,
              onSelect: () => run(() => api.roles.assign.send(pair(role.id))),
            }))}
            trigger={(attributes) => (
              <Button {...attributes} size="sm" variant="ghost" icon={Plus}>
                {t('org.actions.giveRole')}
              </Button>
            )}
          />
        </Show>
      </div>
    </section>
  );
}
