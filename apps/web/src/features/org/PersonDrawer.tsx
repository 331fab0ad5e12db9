import {
  Badge,
  Button,
  ConfirmDialog,
  Drawer,
  KeyValue,
  Loaded,
  Menu,
  type MenuEntry,
  showError,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { ExportHistory, ObjectHistory } from '../audit/ObjectHistory.tsx';
import { ChangeRoleDialog } from './ChangeRoleDialog.tsx';
import { InvitationDialog, type InvitationLink } from './InvitationDialog.tsx';
import { type DepartmentNode, type MemberDetail, roleName, useDuties } from './org.model.ts';
import { PersonDepartments } from './PersonDepartments.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { PersonPermissions } from './PersonPermissions.tsx';

const sections = ['overview', 'departments', 'permissions', 'history'] as const;
type Section = (typeof sections)[number];

/** One person beside the list: who they are, where they belong and belonged, what they may do. */
export function PersonDrawer(props: {
  memberId: string;
  departments: readonly DepartmentNode[];
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const person = useQuery(() => api.org.member.options({ memberId: props.memberId }));
  const name = () => (person.isPending ? '' : (person.data?.name ?? ''));
  const [section, setSection] = createSignal<Section>('overview');
  const [dialog, setDialog] = createSignal<'edit' | 'role' | 'disable'>();
  const [link, setLink] = createSignal<InvitationLink>();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: api.org.key() }),
      client.invalidateQueries({ queryKey: api.audit.key() }),
    ]);
  const invite = async () => setLink(await api.identity.inviteMember.send({ memberId: props.memberId }));
  const enable = async (of: MemberDetail) => {
    await api.org.enableMember.send({ memberId: of.id, version: of.version });
    await refresh();
    showToast({ text: t('org.done.enabled', { name: of.name }) });
  };
  const entries = (of: MemberDetail): MenuEntry[] => {
    const may = (action: string) => of.allowed.includes(action);
    return [
      ...(may('update') ? [{ label: t('org.actions.edit'), onSelect: () => setDialog('edit') }] : []),
      ...(may('changeRole')
        ? [{ label: t('org.actions.changeRole'), onSelect: () => setDialog('role') }]
        : []),
      ...(may('disable')
        ? of.status === 'active'
          ? [{ label: t('org.actions.disable'), danger: true, onSelect: () => setDialog('disable') }]
          : [{ label: t('org.actions.enable'), onSelect: () => void enable(of).catch(showError) }]
        : []),
    ];
  };
  const duties = useDuties();
  const shown = (of: MemberDetail) =>
    sections.filter((one) => one !== 'permissions' || of.allowed.includes('readPermissions'));

  return (
    <Drawer open onClose={props.onClose} title={name()}>
      <Loaded query={person}>
        {(of) => (
          <div class="grid gap-4">
            <div class="flex flex-wrap items-center gap-2">
              <Badge tone={of().role === 'staff' ? 'neutral' : 'accent'}>{roleName(of().role)}</Badge>
              <For each={of().duties}>{(duty) => <Badge>{duties.nameOf(duty)}</Badge>}</For>
              <Show when={of().status === 'disabled'}>
                <Badge tone="overdue">{t('org.status.disabled')}</Badge>
              </Show>
              <span class="flex-1" />
              <Show when={of().allowed.includes('invite') && !of().hasAccount && of().status === 'active'}>
                <Button size="sm" variant="primary" onClick={() => void invite().catch(showError)}>
                  {t('org.actions.invite')}
                </Button>
              </Show>
              <Show when={entries(of()).length > 0}>
                <Menu
                  entries={entries(of())}
                  trigger={(attributes) => (
                    <Button
                      {...attributes}
                      size="sm"
                      icon={Ellipsis}
                      aria-label={t('org.actions.person', { name: of().name })}
                    />
                  )}
                />
              </Show>
            </div>
            <nav class="flex gap-5 text-sm border-b border-line overflow-x-auto [scrollbar-width:none]">
              <For each={shown(of())}>
                {(one) => (
                  <button
                    type="button"
                    aria-current={section() === one || undefined}
                    class="py-2 whitespace-nowrap text-ink-3 hover:text-ink -outline-offset-2"
                    classList={{
                      'text-ink! font-semibold shadow-[inset_0_-2px_var(--accent)]': section() === one,
                    }}
                    onClick={() => setSection(one)}
                  >
                    {t(`org.tabs.${one}`)}
                  </button>
                )}
              </For>
            </nav>
            <Switch>
              <Match when={section() === 'overview'}>
                <KeyValue
                  items={[
                    { label: t('org.jobTitle'), value: of().title },
                    { label: t('org.employeeNo'), value: of().employeeNo },
                    {
                      label: t('org.email'),
                      value: of().email && (
                        <a href={`mailto:${of().email}`} class="text-accent">
                          {of().email}
                        </a>
                      ),
                    },
                    {
                      label: t('org.phone'),
                      value: of().phone && (
                        <a href={`tel:${of().phone}`} class="num text-accent">
                          {of().phone}
                        </a>
                      ),
                    },
                    {
                      label: t('org.account'),
                      value: t(of().hasAccount ? 'org.hasAccount' : 'org.noAccount'),
                    },
                  ]}
                />
              </Match>
              <Match when={section() === 'departments'}>
                <PersonDepartments person={of()} departments={props.departments} onChanged={refresh} />
              </Match>
              <Match when={section() === 'permissions'}>
                <PersonPermissions person={of()} onChanged={refresh} />
              </Match>
              <Match when={section() === 'history'}>
                <div class="flex justify-end -mb-4">
                  <ExportHistory type="Member" id={of().id} />
                </div>
                <ObjectHistory type="Member" id={of().id} />
              </Match>
            </Switch>
            <Show when={dialog() === 'edit'}>
              <PersonDialog
                person={of()}
                departments={props.departments}
                onClose={() => setDialog(undefined)}
              />
            </Show>
            <Show when={dialog() === 'role'}>
              <ChangeRoleDialog person={of()} onClose={() => setDialog(undefined)} />
            </Show>
            <ConfirmDialog
              open={dialog() === 'disable'}
              onClose={() => setDialog(undefined)}
              title={t('org.disableTitle', { name: of().name })}
              description={t('org.disableBody')}
              confirm={t('org.actions.disable')}
              onConfirm={async () => {
                await api.org.disableMember.send({ memberId: of().id, version: of().version });
                await refresh();
              }}
            />
            <Show when={link()}>
              {(made) => (
                <InvitationDialog name={of().name} link={made()} onClose={() => setLink(undefined)} />
              )}
            </Show>
          </div>
        )}
      </Loaded>
    </Drawer>
  );
}
