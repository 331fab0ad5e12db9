import {
  Badge,
  type Column,
  Drawer,
  EmptyState,
  formatDateTime,
  formatList,
  KeyValue,
  ListFrame,
  Page,
  Person,
  useListState,
} from '@millwright/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/solid-query';
import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { downloadList } from '../exports/download-list.ts';
import { searchPeople } from '../org/org.model.ts';
import { useSavedViews } from '../settings/saved-views.ts';
import {
  AUDIT_ACTIONS,
  type AuditAction,
  type AuditRow,
  actorNameOf,
  differences,
  kindName,
  sentenceOf,
  subjectNameOf,
} from './audit.model.ts';
import { Changes } from './Changes.tsx';

const filters = ['actorId', 'type', 'action', 'days', 'subjectId', 'contractId'] as const;

/** What acted for somebody: so far, a token of theirs. */
const viaOf = (via: string) => t('audit.token', { name: via.replace(/^token:/, '') });

/** Who changed what, when and from where. */
export default function AuditPage(): JSX.Element {
  const saved = useSavedViews('audit');
  const list = useListState({ filters });
  const [open, setOpen] = createSignal<AuditRow>();
  const types = useQuery(() => api.audit.types.options());
  const wanted = () => ({
    actorId: list.filter('actorId')[0],
    type: [...list.filter('type')],
    action: list.filter('action') as AuditAction[],
    subjectId: list.filter('subjectId')[0],
    contractId: list.filter('contractId')[0],
    from: list.range('days').from,
    to: list.range('days').to,
  });
  const trail = useInfiniteQuery(() => api.audit.list.infinite(wanted()));
  const names = createMemo<Record<string, string>>(() =>
    Object.assign({}, ...(trail.isPending ? [] : (trail.data?.pages ?? [])).map((page) => page.names)),
  );
  const columns = (): Column<AuditRow>[] => [
    {
      key: 'when',
      header: t('audit.when'),
      width: '150px',
      cell: (row) => <span class="num text-ink-2 whitespace-nowrap">{formatDateTime(row.occurredAt)}</span>,
    },
    { key: 'who', header: t('audit.person'), cell: (row) => <Person name={actorNameOf(row, names())} /> },
    {
      key: 'action',
      header: t('audit.action'),
      card: 'badge',
      cell: (row) => <Badge>{t(`audit.actions.${row.action as AuditAction}`)}</Badge>,
    },
    {
      key: 'object',
      header: t('audit.kind'),
      card: 'title',
      cell: (row) => (
        <span>
          <span class="text-ink-3">{kindName(row.subjectType)}</span> {subjectNameOf(row, names())}
        </span>
      ),
    },
    {
      key: 'changes',
      header: t('audit.details'),
      cell: (row) => {
        const labels = differences(row, names()).map((difference) => difference.label);
        return (
          <span class="text-ink-2" title={formatList(labels)}>
            {labels.slice(0, 3).join(' · ')}
            <Show when={labels.length > 3}>
              <span class="text-ink-3"> +{labels.length - 3}</span>
            </Show>
          </span>
        );
      },
    },
    { key: 'ip', header: t('audit.from'), hidden: true, cell: (row) => <span class="num">{row.ip}</span> },
  ];
  return (
    <Page title={t('audit.title')} subtitle={t('audit.subtitle')}>
      <ListFrame
        name="audit"
        label={t('audit.title')}
        state={list}
        query={trail}
        columns={columns()}
        rowKey={(row) => row.id}
        rowLabel={(row) => sentenceOf(row, names())}
        onOpen={setOpen}
        searchable={false}
        saved={saved}
        onExport={(format) => downloadList('audit', format, wanted())}
        filters={[
          { key: 'actorId', label: t('audit.person'), search: searchPeople, labelOf: (id) => names()[id] },
          {
            key: 'type',
            label: t('audit.kind'),
            options: (types.isPending ? [] : (types.data ?? [])).map((value) => ({
              value,
              label: kindName(value),
            })),
          },
          {
            key: 'action',
            label: t('audit.action'),
            options: AUDIT_ACTIONS.map((value) => ({ value, label: t(`audit.actions.${value}`) })),
          },
          { key: 'days', label: t('audit.day'), kind: 'dates' },
          ...(list.filter('subjectId').length > 0
            ? [
                {
                  key: 'subjectId',
                  label: t('audit.subject'),
                  labelOf: (id: string) => names()[id],
                  options: [],
                },
              ]
            : []),
          ...(list.filter('contractId').length > 0
            ? [
                {
                  key: 'contractId',
                  label: t('audit.contract'),
                  labelOf: (id: string) => names()[id],
                  options: [],
                },
              ]
            : []),
        ]}
        empty={<EmptyState title={t('audit.empty')} hint={t('audit.emptyHint')} />}
      />
      <Show when={open()}>
        {(row) => (
          <Drawer
            open
            onClose={() => setOpen(undefined)}
            title={`${kindName(row().subjectType)} ${subjectNameOf(row(), names())}`}
            footer={
              <button
                type="button"
                class="text-sm font-medium text-accent"
                onClick={() => {
                  list.setFilter('subjectId', [row().subjectId]);
                  setOpen(undefined);
                }}
              >
                {t('audit.onlyThis')}
              </button>
            }
          >
            <div class="grid gap-5">
              <KeyValue
                items={[
                  { label: t('audit.person'), value: actorNameOf(row(), names()) },
                  {
                    label: t('audit.when'),
                    value: <span class="num">{formatDateTime(row().occurredAt)}</span>,
                  },
                  { label: t('audit.action'), value: t(`audit.actions.${row().action as AuditAction}`) },
                  { label: t('audit.from'), value: <span class="num break-all">{row().ip}</span> },
                  ...(row().via ? [{ label: t('audit.via'), value: viaOf(row().via!) }] : []),
                ]}
              />
              <Changes row={row()} names={names()} />
            </div>
          </Drawer>
        )}
      </Show>
    </Page>
  );
}
