import {
  Badge,
  Button,
  Card,
  EmptyState,
  ExportMenu,
  formatDate,
  Loaded,
  Menu,
  Person,
  showError,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { downloadList } from '../exports/download-list.ts';
import type { ContractDetail, TeamMember } from './contract-types.ts';
import { departmentName } from './contract-words.ts';

const TeamMemberDialog = lazy(() => import('./TeamMemberDialog.tsx'));
const ROLES = ['lead', 'assistant', 'member'] as const;
type Role = (typeof ROLES)[number];

/** Who works on a contract: departments down, parts across. Rights follow membership at once. */
export default function ContractTeam(props: { contract: ContractDetail }): JSX.Element {
  const client = useQueryClient();
  const [adding, setAdding] = createSignal<{ departmentId?: string; role: Role }>();
  const [showPast, setShowPast] = createSignal(false);
  const rows = () => {
    const known = new Map<string, { id: string; name: string; nameEn: string | null }>();
    for (const department of props.contract.departments) known.set(department.id, department);
    for (const m of props.contract.team)
      known.set(m.departmentId, { id: m.departmentId, name: m.departmentName, nameEn: m.departmentNameEn });
    return [...known.values()];
  };
  const fills = (departmentId: string) => props.contract.teamDepartmentIds.includes(departmentId);
  const fillsAny = () =>
    props.contract.allowed.includes('assign') || props.contract.teamDepartmentIds.length > 0;
  const people = (departmentId: string, role: Role) =>
    props.contract.team.filter((m) => m.departmentId === departmentId && m.role === role);

  const refresh = () => client.invalidateQueries({ queryKey: api.contracts.key() });
  const about = (m: TeamMember) => ({
    contractId: props.contract.id,
    departmentId: m.departmentId,
    memberId: m.memberId,
  });
  const assign = async (m: TeamMember, role: Role) => {
    await api.contracts.assignMember.send({ ...about(m), role });
    await refresh();
  };
  const remove = async (m: TeamMember) => {
    // Kept by value: once the page is fresh, this row may be somebody else's.
    const gone = { ...m };
    // Only who leaves the contract altogether leaves its open tasks; no undo brings those back.
    const stays = props.contract.team.some(
      (other) => other.memberId === gone.memberId && other.departmentId !== gone.departmentId,
    );
    await api.contracts.removeMember.send(about(gone));
    await refresh();
    showToast({
      text: t(stays ? 'contracts.team.removedHere' : 'contracts.team.removed', { name: gone.name }),
      undo: () => assign(gone, gone.role),
    });
  };

  return (
    <div class="grid gap-4">
      <Card
        flush
        title={t('contracts.team.title')}
        more={
          <span class="flex items-center gap-1">
            <ExportMenu
              size="sm"
              onExport={(format) => downloadList('team', format, { contractId: props.contract.id })}
            />
            <Show when={fillsAny()}>
              <Button variant="ghost" icon={Plus} onClick={() => setAdding({ role: 'member' })}>
                {t('contracts.team.add')}
              </Button>
            </Show>
          </span>
        }
      >
        <Show
          when={rows().length > 0}
          fallback={<EmptyState title={t('contracts.team.empty')} hint={t('contracts.team.emptyHint')} />}
        >
          <div class="overflow-x-auto">
            <table class="w-full text-sm max-sm:block">
              <thead class="max-sm:hidden">
                <tr class="text-left text-xs text-ink-2 border-b border-line">
                  <th scope="col" class="px-4 py-2 font-medium">
                    {t('contracts.department')}
                  </th>
                  <For each={ROLES}>
                    {(role) => (
                      <th scope="col" class="px-4 py-2 font-medium">
                        {t(`contracts.roles.${role}`)}
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody class="max-sm:block">
                <For each={rows()}>
                  {(department) => (
                    <tr class="align-top border-b border-line last:border-0 max-sm:block max-sm:px-4 max-sm:py-3">
                      <th
                        scope="row"
                        class="px-4 py-3 text-left font-semibold max-sm:block max-sm:p-0 max-sm:pb-1"
                      >
                        {departmentName(department)}
                      </th>
                      <For each={ROLES}>
                        {(role) => (
                          <td class="px-4 py-2 max-sm:block max-sm:px-0 max-sm:py-1">
                            <span class="sm:hidden text-xs text-ink-3">{t(`contracts.roles.${role}`)}</span>
                            <ul class="grid gap-1 justify-items-start">
                              <For each={people(department.id, role)}>
                                {(m) => (
                                  <li>
                                    <Member
                                      member={m}
                                      editable={fills(m.departmentId)}
                                      onAssign={(next) => void assign(m, next).catch(showError)}
                                      onRemove={() => void remove(m).catch(showError)}
                                    />
                                  </li>
                                )}
                              </For>
                              <Show
                                when={
                                  fills(department.id) &&
                                  !(role === 'lead' && people(department.id, role).length > 0)
                                }
                              >
                                <li>
                                  <button
                                    type="button"
                                    class="inline-flex items-center gap-1 py-1 text-xs text-ink-3 hover:text-accent pointer-coarse:py-2.5"
                                    aria-label={t('contracts.team.addAs', {
                                      role: t(`contracts.roles.${role}`),
                                      department: departmentName(department),
                                    })}
                                    onClick={() => setAdding({ departmentId: department.id, role })}
                                  >
                                    <Plus class="size-3.5" aria-hidden="true" />
                                    {t('contracts.team.add')}
                                  </button>
                                </li>
                              </Show>
                              <Show when={!fills(department.id) && people(department.id, role).length === 0}>
                                <li class="py-1 text-ink-3">–</li>
                              </Show>
                            </ul>
                          </td>
                        )}
                      </For>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        </Show>
      </Card>
      <div>
        <Button variant="ghost" onClick={() => setShowPast(!showPast())} aria-expanded={showPast()}>
          {showPast() ? t('contracts.team.hidePast') : t('contracts.team.showPast')}
        </Button>
        <Show when={showPast()}>
          <TeamHistory contractId={props.contract.id} />
        </Show>
      </div>
      <Suspense>
        <Show when={adding()}>
          {(place) => (
            <TeamMemberDialog
              contract={props.contract}
              departmentId={place().departmentId}
              role={place().role}
              onClose={() => setAdding(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </div>
  );
}

function Member(props: {
  member: TeamMember;
  editable: boolean;
  onAssign: (role: Role) => void;
  onRemove: () => void;
}): JSX.Element {
  const since = () => t('contracts.team.since', { date: formatDate(props.member.from) });
  return (
    <Show when={props.editable} fallback={<Person name={props.member.name} note={since()} />}>
      <Menu
        placement="bottom-start"
        trigger={(attributes) => (
          <button
            {...attributes}
            type="button"
            class="inline-flex items-center gap-1 -mx-1.5 px-1.5 py-1 rounded-md hover:bg-surface-2 text-left"
          >
            <Person name={props.member.name} note={since()} />
            <ChevronDown class="size-3.5 text-ink-3" aria-hidden="true" />
          </button>
        )}
        entries={[
          ...ROLES.filter((role) => role !== props.member.role).map((role) => ({
            label: t('contracts.team.make', { role: t(`contracts.roles.${role}`) }),
            onSelect: () => props.onAssign(role),
          })),
          'separator',
          { label: t('contracts.team.remove'), danger: true, onSelect: () => props.onRemove() },
        ]}
      />
    </Show>
  );
}

/** Everybody who was ever on the team, with their days. */
function TeamHistory(props: { contractId: string }): JSX.Element {
  const history = useQuery(() => api.contracts.teamHistory.options({ contractId: props.contractId }));
  return (
    <Loaded query={history}>
      {(members) => (
        <Card class="mt-2" flush>
          <ul class="divide-y divide-line">
            <For each={members()}>
              {(m) => (
                <li class="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
                  <span class="min-w-32 flex-1">
                    <Person
                      name={m.name}
                      note={departmentName({ name: m.departmentName, nameEn: m.departmentNameEn })}
                    />
                  </span>
                  <Badge>{t(`contracts.roles.${m.role}`)}</Badge>
                  <span class="num text-xs text-ink-3">
                    {formatDate(m.from)} – {m.to ? formatDate(m.to) : t('contracts.team.today')}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Card>
      )}
    </Loaded>
  );
}
