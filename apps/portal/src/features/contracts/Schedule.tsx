import { Card, formatDate, formatPercent, spanOf, type TimeBar, TimeBars } from '@millwright/ui';
import CalendarRange from 'lucide-solid/icons/calendar-range';
import { type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { ContractDetail } from './contract-types.ts';

type Task = ContractDetail['tasks'][number];

/** More bars than this are a list, not a picture. */
const MOST_BARS = 40;

/** The plan in one picture: what is worked on when, and where today is. Work without dates stays in the list below. */
export function Schedule(props: { contract: ContractDetail }): JSX.Element {
  const planned = () =>
    props.contract.tasks.filter((task) => task.startsOn && task.dueOn).slice(0, MOST_BARS);
  const span = () =>
    spanOf([
      ...planned().flatMap((task) => [task.startsOn, task.dueOn]),
      props.contract.promisedDate,
      props.contract.today,
    ]);
  return (
    <Show when={planned().length > 1 && span()}>
      {(days) => (
        <Card span={12} title={t('portal.schedule')} icon={CalendarRange}>
          <TimeBars
            bars={planned().map((task) => barOf(task, props.contract.today))}
            span={days()}
            today={props.contract.today}
          />
        </Card>
      )}
    </Show>
  );
}

function barOf(task: Task, today: string): TimeBar {
  const status = () => {
    if (task.progress === 100) return 'accepted';
    if (task.dueOn !== null && task.dueOn < today) return 'overdue';
    return task.progress > 0 ? 'production' : 'unstarted';
  };
  return {
    id: task.id,
    label: task.title,
    from: task.startsOn,
    to: task.dueOn,
    progress: task.progress,
    status: status(),
    words: t('portal.scheduled', {
      title: task.title,
      from: formatDate(task.startsOn),
      to: formatDate(task.dueOn),
      percent: formatPercent(task.progress),
    }),
  };
}
