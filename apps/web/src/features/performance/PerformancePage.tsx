import {
  Card,
  type Column,
  EmptyState,
  formatNumber,
  formatPercent,
  ListFrame,
  Page,
  Person,
  Select,
  useListState,
} from '@millwright/ui';
import { A } from '@solidjs/router';
import { useInfiniteQuery } from '@tanstack/solid-query';
import Gauge from 'lucide-solid/icons/gauge';
import { For, type JSX } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay, useSession } from '../../session.tsx';
import { searchDepartments } from '../tasks/task-words.tsx';
import { STRETCHES, type StretchName, stretchName, stretchOf } from './stretches.ts';

type Row = Outputs['performance']['list']['items'][number];

const FIGURES = ['finished', 'onTime', 'delay', 'weight', 'reports', 'reopened', 'overdueNow'] as const;

/** How people's work went in a stretch of time, and how each figure is made. */
export default function PerformancePage(): JSX.Element {
  const may = useMay();
  const session = useSession();
  const today = () => new Date().toLocaleDateString('en-CA', { timeZone: session().tenant.timeZone });
  const list = useListState({ filters: ['days', 'department'] });
  const stretch = () => {
    const { from, to } = list.range('days');
    const month = stretchOf('thisMonth', today());
    if (!from && !to) return month;
    // An open end is today; an open start, the one day.
    return { from: from ?? to ?? month.from, to: to ?? [from ?? '', today()].sort().at(-1)! };
  };
  const people = useInfiniteQuery(() => ({
    ...api.performance.list.infinite({
      ...stretch(),
      search: list.search() || undefined,
      departmentIds: list.filter('department').length > 0 ? [...list.filter('department')] : undefined,
      active: true,
    }),
    placeholderData: (before) => before,
  }));
  return (
    <Page
      title={t('performance.title')}
      subtitle={t('performance.subtitle')}
      actions={
        <Select<StretchName>
          label={t('performance.stretch')}
          value={stretchName(stretch(), today()) ?? ''}
          placeholder={t('performance.ownStretch')}
          options={STRETCHES.map((value) => ({ value, label: t(`performance.stretches.${value}`) }))}
          onChange={(name) => list.setRange('days', name ? stretchOf(name, today()) : {})}
        />
      }
    >
      <ListFrame
        name="performance"
        label={t('performance.title')}
        state={list}
        query={people}
        columns={columns()}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        searchPlaceholder={t('performance.search')}
        filters={[
          ...(may('Department.read')
            ? [{ key: 'department', label: t('tasks.department'), search: searchDepartments }]
            : []),
          { key: 'days', label: t('performance.days'), kind: 'dates' as const },
        ]}
        empty={<EmptyState icon={Gauge} title={t('performance.empty')} hint={t('performance.emptyHint')} />}
      />
      <Card title={t('performance.how')} class="mt-4">
        <dl class="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_1fr]">
          <For each={FIGURES}>
            {(figure) => (
              <>
                <dt class="font-semibold">{t(`performance.figures.${figure}`)}</dt>
                <dd class="text-ink-2 max-sm:mb-1">{t(`performance.formulas.${figure}`)}</dd>
              </>
            )}
          </For>
        </dl>
        <p class="mt-3 text-sm text-ink-3">{t('performance.fairness')}</p>
      </Card>
    </Page>
  );
}

const number = (value: number | string) => <span class="num">{formatNumber(Number(value))}</span>;
const nothing = () => <span class="text-ink-3">–</span>;

function columns(): Column<Row>[] {
  return [
    {
      key: 'name',
      header: t('performance.person'),
      cell: (row) => <Person name={row.name} />,
      card: 'title',
    },
    {
      key: 'finished',
      header: t('performance.figures.finished'),
      cell: (row) =>
        row.finished > 0 ? (
          <A href={`/tasks?assignee=${row.id}&state=done`} class="hover:underline">
            {number(row.finished)}
          </A>
        ) : (
          number(0)
        ),
      align: 'end',
    },
    {
      key: 'onTime',
      header: t('performance.figures.onTime'),
      cell: (row) =>
        row.onTimePercent === null ? (
          nothing()
        ) : (
          <span class="num whitespace-nowrap">
            {formatPercent(row.onTimePercent)}{' '}
            <span class="text-ink-3">
              {t('performance.of', { part: row.finishedOnTime, whole: row.finishedWithDate })}
            </span>
          </span>
        ),
      align: 'end',
    },
    {
      key: 'delay',
      header: t('performance.figures.delay'),
      cell: (row) =>
        row.averageDelayDays === null ? (
          nothing()
        ) : (
          <span class="num">{t('performance.daysLate', { count: row.averageDelayDays })}</span>
        ),
      align: 'end',
    },
    {
      key: 'weight',
      header: t('performance.figures.weight'),
      cell: (row) => number(row.weight),
      align: 'end',
    },
    {
      key: 'reports',
      header: t('performance.figures.reports'),
      cell: (row) => number(row.reports),
      align: 'end',
    },
    {
      key: 'reopened',
      header: t('performance.figures.reopened'),
      cell: (row) => number(row.reopened),
      align: 'end',
    },
    {
      key: 'overdueNow',
      header: t('performance.figures.overdueNow'),
      cell: (row) =>
        row.overdueNow > 0 ? (
          <A href={`/tasks?assignee=${row.id}&state=overdue`} class="text-overdue hover:underline">
            {number(row.overdueNow)}
          </A>
        ) : (
          number(0)
        ),
      align: 'end',
    },
  ];
}
