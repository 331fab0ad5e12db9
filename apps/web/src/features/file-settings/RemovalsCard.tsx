import { Button, Card, formatBytes, formatDateTime, Loaded } from '@millwright/ui';
import { useInfiniteQuery } from '@tanstack/solid-query';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { reasonText } from './file-settings.model.ts';

/** What rules have taken out of the store: which version it was, and by whose rule. */
export function RemovalsCard(): JSX.Element {
  const removals = useInfiniteQuery(() => api.files.removals.infinite({ limit: 20 }));
  const items = () => (removals.isPending ? [] : (removals.data?.pages ?? []).flatMap((page) => page.items));
  return (
    <Card title={t('fileSettings.removals.title')}>
      <Loaded
        query={removals}
        isEmpty={() => items().length === 0}
        empty={<p class="text-sm text-ink-3">{t('fileSettings.removals.none')}</p>}
      >
        {() => (
          <>
            <ul class="divide-y divide-line border-y border-line">
              <For each={items()}>
                {(removal) => (
                  <li class="py-2 min-w-0">
                    <p class="break-words">
                      <span class="font-medium">{removal.fileName}</span>{' '}
                      <span class="num text-ink-2">
                        {t('files.versionNo', { number: removal.versionNo })}
                      </span>
                    </p>
                    <p class="text-sm text-ink-3 num">
                      {[removal.contractNo, formatBytes(removal.size), formatDateTime(removal.removedAt)]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                    <p class="text-sm text-ink-3">
                      {t('fileSettings.removals.byRule', {
                        rule: reasonText(removal),
                        name: removal.ruleBy?.name ?? '',
                      })}
                    </p>
                    <Show when={removal.sha256}>
                      {(hash) => (
                        <p class="text-xs text-ink-3 truncate" title={hash()}>
                          SHA-256 {hash()}
                        </p>
                      )}
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <Show when={removals.hasNextPage}>
              <Button class="mt-3" onClick={() => void removals.fetchNextPage()}>
                {t('fileSettings.removals.more')}
              </Button>
            </Show>
          </>
        )}
      </Loaded>
    </Card>
  );
}
