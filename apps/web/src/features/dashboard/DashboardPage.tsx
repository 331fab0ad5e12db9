import { formatDate, Page } from '@millwright/ui';
import type { JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { useSession } from '../../session.tsx';

function greeting(name: string): string {
  const hour = new Date().getHours();
  if (hour < 12) return t('dashboard.greeting.morning', { name });
  return hour < 18 ? t('dashboard.greeting.afternoon', { name }) : t('dashboard.greeting.evening', { name });
}

/** What needs me, then how the firm stands. */
export default function DashboardPage(): JSX.Element {
  const session = useSession();
  return (
    <Page title={greeting(session().member.name)} subtitle={formatDate(new Date().toISOString(), 'long')}>
      {null}
    </Page>
  );
}
