import { Page } from '@millwright/ui';
import { type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { CalendarsCard } from './CalendarsCard.tsx';
import { LeaveCard } from './LeaveCard.tsx';

/** When the firm works: its calendars with their holidays, and who is away. */
export default function WorkDaysPage(): JSX.Element {
  const may = useMay();
  return (
    <Page title={t('planning.workDays.title')} subtitle={t('planning.workDays.subtitle')}>
      <div class="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start">
        <CalendarsCard />
        <Show when={may('PersonLeave.read')}>
          <LeaveCard />
        </Show>
      </div>
    </Page>
  );
}
