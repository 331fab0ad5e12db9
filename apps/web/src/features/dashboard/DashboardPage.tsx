import {
  Bento,
  Card,
  EmptyState,
  Figure,
  formatDate,
  formatMoneyShort,
  formatNumber,
  formatPercent,
  Loaded,
  Page,
  StatusStrip,
  Timeline,
  uiText,
} from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import Activity from 'lucide-solid/icons/activity';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { For, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useSession } from '../../session.tsx';
import { DeliveryHorizon } from './DeliveryHorizon.tsx';
import { contractsHref, todosHref } from './list-links.ts';

type Dashboard = Outputs['dashboard']['get'];

function greeting(name: string, timeZone: string): string {
  const hour = Number(new Date().toLocaleString('en-GB', { hour: '2-digit', hour12: false, timeZone }));
  if (hour < 12) return t('dashboard.greeting.morning', { name });
  return hour < 18 ? t('dashboard.greeting.afternoon', { name }) : t('dashboard.greeting.evening', { name });
}

/** What needs me, then how the firm stands. Every number is a link to exactly its list. */
export default function DashboardPage(): JSX.Element {
  const session = useSession();
  const dashboard = useQuery(() => api.dashboard.get.options());
  return (
    <Page
      title={greeting(session().member.name, session().tenant.timeZone)}
      subtitle={formatDate(new Date().toISOString(), 'long')}
      actions={<OverdueLink data={dashboard.isPending ? undefined : dashboard.data} />}
    >
      <Loaded query={dashboard}>
        {(data) => (
          <Bento>
            <Figures data={data()} />
            <DeliveryHorizon horizon={data().horizon} today={data().today} />
            <RecentProgress activity={data().activity} />
          </Bento>
        )}
      </Loaded>
    </Page>
  );
}

/** What is late is said first, for whoever has another fourth figure. */
function OverdueLink(props: { data: Dashboard | undefined }): JSX.Element {
  return (
    <Show when={props.data?.worth && (props.data.overdue.count ?? 0) > 0 && props.data.overdue}>
      {(overdue) => (
        <A
          href={contractsHref(overdue().filters)}
          class="inline-flex items-center gap-2 h-8 px-3 rounded-full bg-overdue-soft text-overdue text-sm font-semibold hover:underline pointer-coarse:h-10"
        >
          <TriangleAlert class="size-4" aria-hidden="true" />
          {t('dashboard.overdue')} <span class="num">{count(overdue().count)}</span>
        </A>
      )}
    </Show>
  );
}

const count = (value: number | null) => (value === null ? t('dashboard.many') : formatNumber(value));

function Figures(props: { data: Dashboard }): JSX.Element {
  const todosNote = () => {
    const { overdue, dueToday } = props.data.todos;
    if (overdue.count)
      return <span class="text-overdue">{t('dashboard.todosLate', { count: overdue.count })}</span>;
    return t('dashboard.dueToday', { count: dueToday.count ?? 0 });
  };
  const monthNote = () => {
    const late = props.data.dueThisMonth.overdue.count ?? 0;
    return late > 0 ? (
      <span class="text-overdue">{t('dashboard.lateThisMonth', { count: late })}</span>
    ) : (
      t('dashboard.noneLate')
    );
  };
  return (
    <>
      <Figure
        label={t('dashboard.running')}
        value={count(props.data.running.count)}
        href={contractsHref(props.data.running.filters)}
      >
        <StatusStrip
          label={t('dashboard.running')}
          parts={props.data.running.byDisplayStatus.map((part) => ({
            status: part.status,
            count: part.count ?? 0,
            label: uiText(`status.${part.status}`),
          }))}
        />
      </Figure>
      <Figure
        label={t('dashboard.todos')}
        value={count(props.data.todos.count)}
        href={todosHref(props.data.todos.filters)}
        note={todosNote()}
      />
      <Figure
        label={t('dashboard.dueThisMonth')}
        value={count(props.data.dueThisMonth.count)}
        href={contractsHref(props.data.dueThisMonth.filters)}
        note={monthNote()}
      />
      <Show
        when={props.data.worth}
        fallback={
          <Figure
            label={t('dashboard.overdue')}
            value={
              <span classList={{ 'text-overdue': (props.data.overdue.count ?? 0) > 0 }}>
                {count(props.data.overdue.count)}
              </span>
            }
            href={contractsHref(props.data.overdue.filters)}
          />
        }
      >
        {(worth) => (
          <Figure
            label={t('dashboard.worth')}
            value={<Sums sums={worth().sums} />}
            href={contractsHref(worth().filters)}
            note={
              <Show when={worth().sums.length > 1}>
                <For each={worth().sums.slice(1)}>
                  {(sum, index) => `${index() > 0 ? ' · ' : ''}${formatMoneyShort(sum.amount, sum.currency)}`}
                </For>
              </Show>
            }
          />
        )}
      </Show>
    </>
  );
}

/** The largest sum in large; other currencies are never added to it. */
function Sums(props: { sums: { currency: string; amount: string }[] }): JSX.Element {
  return (
    <Show when={props.sums[0]} fallback="–">
      {(sum) => formatMoneyShort(sum().amount, sum().currency)}
    </Show>
  );
}

function RecentProgress(props: { activity: Dashboard['activity'] }): JSX.Element {
  return (
    <Card span={5} title={t('dashboard.activity')} icon={Activity}>
      <Show
        when={props.activity.length > 0}
        fallback={<EmptyState title={t('dashboard.noActivity')} hint={t('dashboard.noActivityHint')} />}
      >
        <Timeline
          items={props.activity.slice(0, 6).map((event) => ({
            id: event.id,
            who: event.memberName ?? t('dashboard.someone'),
            text: t('dashboard.reported', {
              who: event.memberName ?? t('dashboard.someone'),
              task: event.taskTitle,
              percent: formatPercent(event.percent),
            }),
            note: (
              <A href={`/contracts/${event.contractId}?tab=tasks`} class="hover:underline">
                {event.contractName}
              </A>
            ),
            at: event.reportedAt,
          }))}
        />
      </Show>
    </Card>
  );
}
