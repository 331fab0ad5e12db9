import { Card, EmptyState, formatDate, formatPercent, type TimeBar, TimeBars } from '@millwright/ui';
import { A } from '@solidjs/router';
import CalendarRange from 'lucide-solid/icons/calendar-range';
import { type JSX, Show } from 'solid-js';
import type { Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { contractsHref } from './list-links.ts';

type Horizon = Outputs['dashboard']['get']['horizon'];
type Row = Horizon['contracts'][number];

/** One week before today stays in sight, for what is late. */
const BEFORE = 7 * 86_400_000;

/** Contracts due in eight weeks or late already, as bars from start to promised date, filled by their percent. */
export function DeliveryHorizon(props: { horizon: Horizon; today: string }): JSX.Element {
  const span = () => ({
    from: new Date(Date.parse(props.today) - BEFORE).toISOString().slice(0, 10),
    to: props.horizon.to,
  });
  return (
    <Card
      span={7}
      title={t('dashboard.horizon')}
      icon={CalendarRange}
      more={<A href={contractsHref(props.horizon.filters)}>{t('dashboard.allContracts')}</A>}
    >
      <Show
        when={props.horizon.contracts.length > 0}
        fallback={<EmptyState title={t('dashboard.nothingAhead')} hint={t('dashboard.nothingAheadHint')} />}
      >
        <TimeBars bars={props.horizon.contracts.map(barOf)} span={span()} today={props.today} />
      </Show>
    </Card>
  );
}

const barOf = (row: Row): TimeBar => ({
  id: row.id,
  label: row.name,
  note: row.contractNo,
  href: `/contracts/${row.id}`,
  from: row.startsOn,
  to: row.promisedDate,
  progress: row.progress,
  status: row.displayStatus ?? 'unstarted',
  words: t('dashboard.bar', {
    name: row.name,
    from: formatDate(row.startsOn) || t('dashboard.noStart'),
    to: formatDate(row.promisedDate),
    percent: formatPercent(row.progress),
  }),
});
