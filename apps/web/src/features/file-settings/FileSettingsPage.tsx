import { Page } from '@millwright/ui';
import { type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { RemovalsCard } from './RemovalsCard.tsx';
import { StorageCard } from './StorageCard.tsx';
import { TypesCard } from './TypesCard.tsx';

/** How full the firm's file store is, which types of documents it has, and how long they are kept. */
export default function FileSettingsPage(): JSX.Element {
  const may = useMay();
  return (
    <Page title={t('fileSettings.title')} subtitle={t('fileSettings.subtitle')}>
      <div class="grid gap-4 max-w-3xl">
        <Show when={may('FileStorage.read')}>
          <StorageCard />
        </Show>
        <TypesCard />
        <Show when={may('FileStorage.read')}>
          <RemovalsCard />
        </Show>
      </div>
    </Page>
  );
}
