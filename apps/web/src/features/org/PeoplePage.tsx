import {
  Badge,
  Button,
  type Column,
  EmptyState,
  formatDate,
  ListFrame,
  Loaded,
  Page,
  Person,
  useListState,
} from '@millwright/ui';
import { useSearchParams } from '@solidjs/router';
import { useInfiniteQuery, useQuery } from '@tanstack/solid-query';
import UserPlus from 'lucide-solid/icons/user-plus';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { downloadList } from '../exports/download-list.ts';
import { useSavedViews } from '../settings/saved-views.ts';
import { DepartmentTree } from './DepartmentTree.tsx';
import {
  departmentName,
  departmentOptions,
  type MemberRow,
  roleName,
  STAFF_ROLES,
  type StaffRole,
  useDuties,
} from './org.model.ts';
import { PersonDialog } from './PersonDialog.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';

const filters = ['departmentId', 'role', 'duty', 'status', 'unassigned'] as const;

/** The firm's org chart beside its people; choosing a department narrows the people to it and what is below. */
export default function PeoplePage(): JSX.Element {
  const may = useMay();
  const [params, setParams] = useSearchParams<{
    person?: string;
    departmentId?: string;
    unassigned?: string;
  }>();
  const [adding, setAdding] = createSignal(false);
  const duties = useDuties();
  const saved = useSavedViews('people');
  const list = useListState({ filters, sorts: ['name', 'createdAt'] as const, sort: 'name' });
  const tree = useQuery(() => api.org.tree.options({}));
  const departments = () => (tree.isPending ? [] : (tree.data?.items ?? []));
  const nameOf = (id: string) => {
    const found = departments().find((d) => d.id === id);
    return found ? departmentName(found) : undefined;
  };
  const wanted = () => ({
    search: list.search() || undefined,
    ...list.order(),
    departmentId: list.filter('departmentId')[0],
    unassigned: list.filter('unassigned').length > 0 || undefined,
    role: list.filter('role') as StaffRole[],
    duty: [...list.filter('duty')],
    status: list.filter('status') as ('active' | 'disabled')[],
  });
  const people = useInfiniteQuery(() => api.org.members.infinite(wanted()));
  const columns = (): Column<MemberRow>[] => [
    {
      key: 'name',
      header: t('org.name'),
      card: 'title',
      sort: true,
      cell: (m) => <Person name={m.name} note={m.title ?? undefined} />,
    },
    {
      key: 'departments',
      header: t('org.department'),
      cell: (m) => (
        <span class="inline-flex flex-wrap gap-x-2">
          <For each={m.departmentIds}>
            {(id) => (
              <span classList={{ 'font-semibold': m.leadsIds.includes(id) }}>
                {nameOf(id)}
                <Show when={m.leadsIds.includes(id)}>
                  <span class="font-normal text-xs text-ink-3"> {t('org.position.lead')}</span>
                </Show>
              </span>
            )}
          </For>
        </span>
      ),
    },
    { key: 'role', header: t('org.role'), cell: (m) => roleName(m.role) },
    { key: 'duties', header: t('org.duties.label'), cell: (m) => m.duties.map(duties.nameOf).join(' · ') },
    { key: 'phone', header: t('org.phone'), cell: (m) => <span class="num">{m.phone}</span> },
    { key: 'email', header: t('org.email'), cell: (m) => m.email, hidden: true },
    { key: 'employeeNo', header: t('org.employeeNo'), cell: (m) => m.employeeNo, hidden: true },
    {
      key: 'account',
      header: t('org.account'),
      hidden: true,
      cell: (m) => <span class="text-ink-2">{t(m.hasAccount ? 'org.hasAccount' : 'org.noAccount')}</span>,
    },
    {
      key: 'createdAt',
      header: t('org.joined'),
      cell: (m) => formatDate(m.createdAt),
      sort: true,
      hidden: true,
    },
    {
      key: 'status',
      header: t('org.status.label'),
      card: 'badge',
      cell: (m) => (
        <Show
          when={m.status === 'disabled'}
          fallback={<span class="max-sm:hidden">{t('org.status.active')}</span>}
        >
          <Badge>{t('org.status.disabled')}</Badge>
        </Show>
      ),
    },
  ];
  return (
    <Page
      title={t('org.title')}
      actions={
        <Show when={may('Member.create')}>
          <Button variant="primary" icon={UserPlus} onClick={() => setAdding(true)}>
            {t('org.add.person')}
          </Button>
        </Show>
      }
    >
      <div class="grid gap-4 lg:grid-cols-[300px_minmax(0,1fr)] items-start">
        <Loaded query={tree}>
          {(answer) => (
            <DepartmentTree
              departments={answer().items}
              mayCreate={answer().allowed.includes('create')}
              selected={list.filter('departmentId')[0]}
              onSelect={(departmentId) =>
                setParams({ departmentId, unassigned: undefined }, { scroll: false })
              }
              unassigned={list.filter('unassigned').length > 0}
              onUnassigned={() => setParams({ departmentId: undefined, unassigned: '1' }, { scroll: false })}
            />
          )}
        </Loaded>
        <div class="min-w-0">
          <ListFrame
            name="people"
            label={t('org.title')}
            state={list}
            query={people}
            columns={columns()}
            rowKey={(m) => m.id}
            rowLabel={(m) => m.name}
            onOpen={(m) => setParams({ person: m.id }, { scroll: false })}
            searchPlaceholder={t('org.search')}
            saved={saved}
            onExport={(format) => downloadList('members', format, wanted())}
            filters={[
              {
                key: 'departmentId',
                label: t('org.department'),
                options: departmentOptions(departments()),
                labelOf: nameOf,
              },
              {
                key: 'role',
                label: t('org.role'),
                options: STAFF_ROLES.map((value) => ({ value, label: roleName(value) })),
              },
              {
                key: 'duty',
                label: t('org.duties.label'),
                options: duties.options(),
              },
              {
                key: 'status',
                label: t('org.status.label'),
                options: [
                  { value: 'active', label: t('org.status.active') },
                  { value: 'disabled', label: t('org.status.disabled') },
                ],
              },
            ]}
            empty={<EmptyState title={t('org.empty')} hint={t('org.emptyHint')} />}
          />
        </div>
      </div>
      <Show when={params.person}>
        {(id) => (
          <PersonDrawer
            memberId={id()}
            departments={departments()}
            onClose={() => setParams({ person: undefined }, { scroll: false })}
          />
        )}
      </Show>
      <Show when={adding()}>
        <PersonDialog
          departments={departments()}
          departmentId={list.filter('departmentId')[0]}
          onClose={() => setAdding(false)}
          onDone={(id) => setParams({ person: id }, { scroll: false })}
        />
      </Show>
    </Page>
  );
}
