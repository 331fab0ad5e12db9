import { Card, formatBytes, formatDate, Loaded } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import Download from 'lucide-solid/icons/download';
import FileText from 'lucide-solid/icons/file-text';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { PortalDocument } from './contract-types.ts';

const DocumentScreen = lazy(() => import('./DocumentScreen.tsx'));

const address = (document: PortalDocument) => `/documents/${document.id}`;

/** What the customer was given: to look at and to keep. */
export function Documents(props: { contractId: string }): JSX.Element {
  const documents = useQuery(() => api.contracts.documents.options({ contractId: props.contractId }));
  const [open, setOpen] = createSignal<PortalDocument>();
  return (
    <Card span={12} title={t('portal.documents.title')}>
      <Loaded
        query={documents}
        isEmpty={(found) => found.length === 0}
        empty={<p class="text-sm text-ink-3">{t('portal.documents.none')}</p>}
      >
        {(found) => (
          <ul class="grid grid-cols-1 gap-2 sm:grid-cols-2 lg:grid-cols-3">
            <For each={found()}>
              {(document) => (
                <li class="min-w-0 flex items-center gap-3 p-2 rounded-md border border-line">
                  <button
                    type="button"
                    class="flex flex-1 min-w-0 items-center gap-3 text-left hover:text-accent disabled:hover:text-ink"
                    aria-label={t('portal.documents.open', { name: document.name })}
                    disabled={!document.kind}
                    onClick={() => setOpen(document)}
                  >
                    <span class="grid place-items-center size-12 shrink-0 rounded-md overflow-hidden bg-surface-2">
                      <Show
                        when={document.hasThumbnail}
                        fallback={<FileText class="size-5 text-ink-3" aria-hidden="true" />}
                      >
                        <img
                          src={`${address(document)}/thumbnail`}
                          alt=""
                          loading="lazy"
                          class="size-full object-cover object-top"
                        />
                      </Show>
                    </span>
                    <span class="min-w-0">
                      <span class="block truncate font-medium">{document.name}</span>
                      <span class="block text-xs text-ink-3 num">
                        {t('portal.documents.version', { number: document.versionNo })} ·{' '}
                        {formatBytes(document.size)} · {formatDate(document.sharedAt, 'short')}
                      </span>
                    </span>
                  </button>
                  <a
                    href={address(document)}
                    download={document.name}
                    class="grid place-items-center size-10 shrink-0 rounded-md text-ink-2 hover:bg-surface-2 hover:text-ink"
                    aria-label={t('portal.documents.download', { name: document.name })}
                    title={t('portal.documents.download', { name: document.name })}
                  >
                    <Download class="size-4" aria-hidden="true" />
                  </a>
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
      <Suspense>
        <Show when={open()}>
          {(document) => (
            <DocumentScreen
              documents={(documents.isPending ? [] : (documents.data ?? [])).filter(({ kind }) => kind)}
              first={document()}
              onClose={() => setOpen(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </Card>
  );
}
