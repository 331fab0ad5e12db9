import { Button, Card, formatPercent, locale, RelativeTime } from '@millwright/ui';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { ContractDetail } from './contract-types.ts';

type Item = ContractDetail['news'][number];

/** Shown at first. */
const LATEST = 6;

function told({ kind, name, nameEn, percent, outcome }: Item): string {
  const called = { name: (locale() === 'en' && nameEn) || name };
  switch (kind) {
    case 'progress':
      return percent === 100
        ? t('portal.taskDone', { title: name })
        : t('portal.taskAt', { title: name, percent: formatPercent(percent ?? 0) });
    case 'acceptance':
      return t(outcome === 'passed' ? 'portal.happened.passed' : 'portal.happened.conceded', called);
    case 'signature':
      return t(outcome === 'signed' ? 'portal.happened.signed' : 'portal.happened.refused', called);
    default:
      return t(`portal.happened.${kind}`, called);
  }
}

/** What happened: never who. The latest first; earlier ones on request. */
export function News(props: { contract: ContractDetail }): JSX.Element {
  const [all, setAll] = createSignal(false);
  const shown = () => (all() ? props.contract.news : props.contract.news.slice(0, LATEST));
  return (
    <Card span={7} title={t('portal.news')}>
      <Show
        when={props.contract.news.length > 0}
        fallback={<p class="text-sm text-ink-3">{t('portal.noNewsHint')}</p>}
      >
        <ol class="divide-y divide-line" aria-live="polite">
          <For each={shown()}>
            {(item) => (
              <li class="py-2.5 first:pt-0 last:pb-0">
                <p class="font-semibold">{told(item)}</p>
                <RelativeTime value={item.at} class="text-xs text-ink-3" />
              </li>
            )}
          </For>
        </ol>
        <Show when={!all() && props.contract.news.length > LATEST}>
          <Button variant="ghost" class="mt-2 -ml-3" onClick={() => setAll(true)}>
            {t('portal.moreNews')}
          </Button>
        </Show>
      </Show>
    </Card>
  );
}
