import { Button, Card, showError, showToast } from '@millwright/ui';
import ArrowLeftRight from 'lucide-solid/icons/arrow-left-right';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { saveProject } from './project-files.ts';

const TemplateDialog = lazy(() => import('./TemplateDialog.tsx'));
const FillDialog = lazy(() => import('./FillDialog.tsx'));

const ImportProjectDialog = lazy(() => import('./ImportProjectDialog.tsx'));

type Opened = 'template' | 'fill' | 'import';

/** What goes into a plan and out of it: templates, and the projects of other programs. */
export function ExchangeCard(props: { plan: Outputs['planning']['plan'] }): JSX.Element {
  const [opened, setOpened] = createSignal<Opened>();
  const may = (action: string) => props.plan.allowed.includes(action);
  const close = () => setOpened(undefined);
  const save = async () => {
    const file = await api.planning.exportProject.fetch({ contractId: props.plan.contractId });
    saveProject(file);
    showToast({ text: t('planning.exchange.exported', { name: file.fileName }) });
  };
  return (
    <Show when={may('template') || may('fill') || may('import') || may('export')}>
      <Card title={t('planning.exchange.title')} icon={ArrowLeftRight}>
        <div class="flex flex-wrap gap-2">
          <Show when={may('fill')}>
            <Button onClick={() => setOpened('fill')}>{t('planning.templates.fill')}</Button>
          </Show>
          <Show when={may('template') && props.plan.tasks.length > 0}>
            <Button onClick={() => setOpened('template')}>{t('planning.templates.make')}</Button>
          </Show>
          <Show when={may('import')}>
            <Button onClick={() => setOpened('import')}>{t('planning.exchange.import')}</Button>
          </Show>
          <Show when={may('export') && props.plan.tasks.length > 0}>
            <Button onClick={() => void save().catch(showError)}>{t('planning.exchange.export')}</Button>
          </Show>
        </div>
        <Suspense>
          <Show when={opened() === 'template'}>
            <TemplateDialog contractId={props.plan.contractId} onClose={close} />
          </Show>
          <Show when={opened() === 'import'}>
            <ImportProjectDialog
              contractId={props.plan.contractId}
              startsOn={props.plan.startsOn ?? props.plan.statusDate}
              onClose={close}
            />
          </Show>
          <Show when={opened() === 'fill'}>
            <FillDialog contractId={props.plan.contractId} onClose={close} />
          </Show>
        </Suspense>
      </Card>
    </Show>
  );
}
