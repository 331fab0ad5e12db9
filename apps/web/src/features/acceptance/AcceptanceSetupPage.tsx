import { Badge, Button, Card, Loaded, Page } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import Pencil from 'lucide-solid/icons/pencil';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { nameOf, type StageRow } from './acceptance-words.ts';
import { ChecklistsCard } from './ChecklistsCard.tsx';
import { ReasonsCard } from './ReasonsCard.tsx';

const FirmStagesDialog = lazy(() => import('./FirmStagesDialog.tsx'));

/** The firm's stages, checklists and reasons. */
export default function AcceptanceSetupPage(): JSX.Element {
  return (
    <Page title={t('acceptance.setup.title')} subtitle={t('acceptance.setup.subtitle')}>
      <div class="grid gap-4 max-w-3xl">
        <StagesCard />
        <ChecklistsCard />
        <ReasonsCard />
      </div>
    </Page>
  );
}

function StagesCard(): JSX.Element {
  const may = useMay();
  const stages = useQuery(() => api.acceptance.stages.options({}));
  const [editing, setEditing] = createSignal<readonly StageRow[]>();
  return (
    <Card
      title={t('acceptance.setup.stages')}
      more={
        <Show when={may('AcceptanceSetup.update')}>
          <Button
            size="sm"
            icon={Pencil}
            disabled={stages.isPending}
            onClick={() => !stages.isPending && setEditing(stages.data)}
          >
            {t('acceptance.setup.change')}
          </Button>
        </Show>
      }
    >
      <p class="mb-3 text-sm text-ink-3">{t('acceptance.setup.stagesHint')}</p>
      <Loaded query={stages}>
        {(list) => (
          <ol class="divide-y divide-line border-y border-line">
            <For each={list()}>
              {(stage, index) => (
                <li class="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
                  <span class="num text-ink-3">{index() + 1}</span>
                  <span class="flex-1 min-w-32 font-semibold">{nameOf(stage)}</span>
                  <Badge>{t(`acceptance.acceptors.${stage.acceptor}`)}</Badge>
                  <Show when={stage.isRequired}>
                    <Badge tone="accent">{t('acceptance.setup.isRequired')}</Badge>
                  </Show>
                </li>
              )}
            </For>
          </ol>
        )}
      </Loaded>
      <Suspense>
        <Show when={editing()} keyed>
          {(list) => <FirmStagesDialog stages={list} onClose={() => setEditing(undefined)} />}
        </Show>
      </Suspense>
    </Card>
  );
}
