import { Button, Card, dataOf, formatBytes, formatDate, showError } from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Download from 'lucide-solid/icons/download';
import PackageCheck from 'lucide-solid/icons/package-check';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

type Bundle = Outputs['archives']['bundles']['items'][number];

/** What an archived contract leaves behind, in one file: to be taken home, and compared with the hash that is on record. */
export default function ArchiveBundleCard(props: { contractId: string }): JSX.Element {
  const client = useQueryClient();
  const bundles = useQuery(() => api.archives.bundles.options({ contractId: props.contractId }));
  const make = async () => {
    await api.archives.make.send({ contractId: props.contractId });
    await client.invalidateQueries({ queryKey: api.archives.key() });
  };
  const found = dataOf(() => bundles);
  // Of a contract somebody may read and not take home, there is nothing to say here.
  const offered = () => {
    const data = found();
    return data && (data.items.length > 0 || data.mayMake) ? data : undefined;
  };
  return (
    <Show when={offered()}>
      {(data) => (
        <Card span={12} title={t('archives.title')} icon={PackageCheck} class="mb-4">
          <p class="mb-3 max-w-prose text-sm text-ink-2">{t('archives.hint')}</p>
          <ul class="grid gap-3">
            <For each={data().items}>{(bundle) => <BundleLine bundle={bundle} />}</For>
          </ul>
          <Show when={data().mayMake}>
            <Button class="mt-3" onClick={() => void make().catch(showError)}>
              {t(data().items.length > 0 ? 'archives.again' : 'archives.make')}
            </Button>
          </Show>
        </Card>
      )}
    </Show>
  );
}

function BundleLine(props: { bundle: Bundle }): JSX.Element {
  const archived = () => t('archives.archivedOn', { date: formatDate(props.bundle.archivedAt) });
  return (
    <li class="min-w-0">
      <Switch>
        <Match when={props.bundle.state === 'making'}>
          <p class="text-sm text-ink-3" role="status">
            {archived()} · {t('archives.making')}
          </p>
        </Match>
        <Match when={props.bundle.state === 'failed'}>
          <p class="text-sm text-overdue">
            {archived()} · {t('archives.failed')}
          </p>
        </Match>
        <Match when={props.bundle.state === 'ready'}>
          <a
            href={`/files/bundles/${props.bundle.id}`}
            download=""
            class="inline-flex flex-wrap items-center gap-x-1.5 font-medium text-accent pointer-coarse:min-h-10"
          >
            <Download class="size-4" aria-hidden="true" />
            {t('archives.download')}
            <span class="num text-xs font-normal text-ink-3">{formatBytes(props.bundle.size ?? 0)}</span>
          </a>
          <p class="text-sm text-ink-3">
            {archived()} · {t('archives.files', { count: props.bundle.fileCount ?? 0 })}
            <Show when={props.bundle.leftOut}>
              {(count) => <> · {t('archives.leftOut', { count: count() })}</>}
            </Show>
            {' · '}
            {t(props.bundle.withMoney ? 'archives.withMoney' : 'archives.withoutMoney')}
          </p>
          <p class="num text-xs text-ink-3 break-all">SHA-256 {props.bundle.sha256}</p>
        </Match>
      </Switch>
    </li>
  );
}
