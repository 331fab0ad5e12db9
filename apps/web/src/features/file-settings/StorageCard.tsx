import { Card, formatBytes, Loaded, ProgressBar } from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

/** How full the file store is, how full it may be, and which contracts fill it most. */
export function StorageCard(): JSX.Element {
  const storage = useQuery(() => api.files.storage.options());
  return (
    <Card title={t('fileSettings.storage.title')}>
      <Loaded query={storage}>
        {(use) => (
          <div class="grid gap-4">
            <div class="grid gap-2">
              <p>
                <span class="text-2xl font-bold num">{formatBytes(use().used)}</span>{' '}
                <span class="text-ink-2">
                  {use().limit === null
                    ? t('fileSettings.storage.noLimit')
                    : t('fileSettings.storage.of', { limit: formatBytes(use().limit ?? 0) })}
                </span>
              </p>
              <Show when={use().limit}>
                {(limit) => {
                  const percent = () => (use().used / limit()) * 100;
                  return (
                    <ProgressBar
                      size="lg"
                      showValue
                      value={percent()}
                      label={t('fileSettings.storage.title')}
                      tone={percent() >= 95 ? 'overdue' : percent() >= 80 ? 'attention' : 'accent'}
                    />
                  );
                }}
              </Show>
              <p class="text-sm text-ink-3">{t('fileSettings.storage.hint')}</p>
            </div>
            <Show when={use().contracts.length > 0}>
              <div>
                <h3 class="text-sm font-semibold text-ink-2 mb-1">{t('fileSettings.storage.contracts')}</h3>
                <ul class="divide-y divide-line border-y border-line">
                  <For each={use().contracts}>
                    {(contract) => (
                      <li class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 py-2">
                        <A
                          class="min-w-0 truncate hover:text-accent"
                          href={`/contracts/${contract.id}?tab=files`}
                        >
                          <span class="num text-ink-3">{contract.contractNo}</span> {contract.name}
                        </A>
                        <span class="num text-sm text-right">
                          {formatBytes(contract.bytes)}
                          <span class="text-ink-3">
                            {' · '}
                            {t('fileSettings.storage.files', { count: contract.files })}
                          </span>
                        </span>
                      </li>
                    )}
                  </For>
                </ul>
              </div>
            </Show>
          </div>
        )}
      </Loaded>
    </Card>
  );
}
