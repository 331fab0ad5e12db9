import { Card, DateField, formatPercent, Loaded, ProgressBar } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { nameOf } from './acceptance-words.ts';

type Figure = Outputs['acceptance']['yield']['byStage'][number];
const day = (date: Date) => date.toISOString().slice(0, 10);

/** How much passes at the first attempt, by stage, department and month, with how it is reckoned. */
export function YieldCard(): JSX.Element {
  const now = new Date();
  const [from, setFrom] = createSignal(
    `${now.getFullYear() - 1}-${String(now.getMonth() + 1).padStart(2, '0')}-01`,
  );
  const [to, setTo] = createSignal(day(now));
  const report = useQuery(() => ({
    ...api.acceptance.yield.options({ from: from(), to: to() }),
    enabled: from() !== '' && to() !== '',
  }));
  return (
    <Card title={t('acceptance.yield.title')} class="mt-4 max-w-3xl">
      <div class="grid gap-4">
        <p class="text-sm text-ink-3">{t('acceptance.yield.formula')}</p>
        <div class="flex flex-wrap gap-3">
          <DateField label={t('acceptance.yield.from')} value={from()} onChange={setFrom} />
          <DateField label={t('acceptance.yield.to')} value={to()} onChange={setTo} />
        </div>
        <Loaded query={report}>
          {(r) => (
            <Show
              when={r().total.decided > 0}
              fallback={<p class="text-sm text-ink-3">{t('acceptance.yield.none')}</p>}
            >
              <p class="flex items-baseline gap-2">
                <span class="num text-2xl font-bold">{formatPercent(share(r().total))}</span>
                <span class="num text-sm text-ink-3">{ofText(r().total)}</span>
              </p>
              <div class="grid gap-4 sm:grid-cols-3">
                <Group title={t('acceptance.yield.byStage')} figures={r().byStage} />
                <Group title={t('acceptance.yield.byDepartment')} figures={r().byDepartment} />
                <Group title={t('acceptance.yield.byMonth')} figures={r().byMonth} />
              </div>
            </Show>
          )}
        </Loaded>
      </div>
    </Card>
  );
}

const ofText = ({ passed, decided }: { passed: number; decided: number }) =>
  t('acceptance.yield.of', { passed, decided });
const share = ({ passed, decided }: { passed: number; decided: number }) =>
  decided === 0 ? 0 : (passed / decided) * 100;

function Group(props: { title: string; figures: readonly Figure[] }): JSX.Element {
  return (
    <div>
      <h3 class="text-sm font-semibold text-ink-2">{props.title}</h3>
      <ul class="mt-2 grid gap-2">
        <For each={props.figures}>
          {(figure) => (
            <li>
              <span class="flex items-baseline gap-2 text-sm">
                <span class="flex-1 min-w-0 truncate">{nameOf(figure)}</span>
                <span class="num text-xs text-ink-3">{ofText(figure)}</span>
              </span>
              <ProgressBar value={share(figure)} label={nameOf(figure)} showValue />
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
