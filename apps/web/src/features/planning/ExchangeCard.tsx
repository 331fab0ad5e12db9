import { Button, Card } from '@millwright/ui';
import ArrowLeftRight from 'lucide-solid/icons/arrow-left-right';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import type { Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

const TemplateDialog = lazy(() => import('./TemplateDialog.tsx'));
const FillDialog = lazy(() => import('./FillDialog.tsx'));

type Opened = 'template' | 'fill';

/** What goes into a plan and out of it: templates, and the projects of other programs. */
export function ExchangeCard(props: { plan: Outputs['planning']['plan'] }): JSX.Element {
  const [opened, setOpened] = createSignal<Opened>();
  const may = (action: string) => props.plan.allowed.includes(action);
  const close = () => setOpened(undefined);
  return (
    <Show when={may('template') || may('fill')}>
      <Card title={t('planning.exchange.title')} icon={ArrowLeftRight}>
        <div class="flex flex-wrap gap-2">
          <Show when={may('fill')}>
            <Button onClick={() => setOpened('fill')}>{t('planning.templates.fill')}</Button>
          </Show>
          <Show when={may('template') && props.plan.tasks.length > 0}>
            <Button onClick={() => setOpened('template')}>{t('planning.templates.make')}</Button>
          </Show>
        </div>
        <Suspense>
          <Show when={opened() === 'template'}>
            <TemplateDialog contractId={props.plan.contractId} onClose={close} />
          </Show>
          <Show when={opened() === 'fill'}>
            <FillDialog contractId={props.plan.contractId} onClose={close} />
          </Show>
        </Suspense>
      </Card>
    </Show>
  );
}
