import {
  Badge,
  formatBytes,
  formatDateTime,
  IconButton,
  Menu,
  type MenuEntry,
  showError,
  showToast,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type FileDetail, isHandedOut, type VersionRow, versionUrl } from './files.model.ts';
import { StateBadge } from './StateBadge.tsx';

const PreviewScreen = lazy(() => import('./PreviewScreen.tsx'));
const CompareScreen = lazy(() => import('./CompareScreen.tsx'));

/** Every version of a file, the newest first: none is ever replaced. */
export function FileVersions(props: { file: FileDetail }): JSX.Element {
  const client = useQueryClient();
  let list: HTMLOListElement | undefined;
  const may = (action: string) => props.file.allowed.includes(action);
  const run = (change: () => Promise<unknown>, done: string) => async () => {
    try {
      await change();
      await client.invalidateQueries({ queryKey: api.files.key() });
      showToast({ text: done });
      // The rows were made anew, and the menu's button with them.
      list?.focus();
    } catch (error) {
      showError(error);
    }
  };
  const [previewed, setPreviewed] = createSignal<string>();
  const [compared, setCompared] = createSignal<{ before: VersionRow; after: VersionRow }>();
  const entries = (version: VersionRow): MenuEntry[] => {
    const about = { fileId: props.file.id, version: props.file.version, versionNo: version.number };
    const number = version.number;
    if (version.state !== 'good') return [];
    const newest = props.file.versions[0]!;
    return [
      { label: t('files.preview.open'), onSelect: () => setPreviewed(version.id) },
      ...(version !== newest && newest.state === 'good'
        ? [
            {
              label: t('files.preview.compareNewest'),
              onSelect: () => setCompared({ before: version, after: newest }),
            },
          ]
        : []),
      ...(may('share') && !props.file.deletedAt
        ? [
            {
              label: t('files.publish.action'),
              onSelect: run(() => api.files.publish.send(about), t('files.publish.done', { number })),
            },
          ]
        : []),
      ...(may('issue') && props.file.issuedVersionNo !== number
        ? [
            {
              label: t('files.issue'),
              onSelect: run(() => api.files.issue.send(about), t('files.issued', { number })),
            },
          ]
        : []),
      ...(may('update') && number !== props.file.versionNo
        ? [
            {
              label: t('files.makeNewest'),
              onSelect: run(() => api.files.restoreVersion.send(about), t('files.madeNewest', { number })),
            },
          ]
        : []),
    ];
  };
  return (
    <>
      <ol ref={list} tabindex="-1" class="divide-y divide-line border-y border-line outline-none">
        <For each={props.file.versions}>
          {(version) => (
            <li class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 py-2">
              <div class="min-w-0">
                <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
                  <Show
                    when={isHandedOut(version.state) && props.file.mayDownload}
                    fallback={
                      <span class="font-medium">{t('files.versionNo', { number: version.number })}</span>
                    }
                  >
                    <a
                      class="font-medium text-accent num"
                      href={versionUrl(version.id)}
                      download={props.file.name}
                      aria-label={t('files.downloadVersion', { number: version.number })}
                    >
                      {t('files.versionNo', { number: version.number })}
                    </a>
                  </Show>
                  <span class="text-ink-3 text-xs num">
                    {formatBytes(version.size)} · {version.author?.name ?? ''} ·{' '}
                    {formatDateTime(version.createdAt)}
                  </span>
                </p>
                <Show when={version.note}>
                  <p class="text-sm text-ink-2 break-words">{version.note}</p>
                </Show>
                <p class="flex flex-wrap gap-1 empty:hidden">
                  <Show when={version.restoredFrom}>
                    {(number) => <Badge>{t('files.restoredFrom', { number: number() })}</Badge>}
                  </Show>
                  <Show when={version.issuedAt && props.file.issuedVersionNo === version.number}>
                    <Badge tone="accepted">{t('files.issuedMark')}</Badge>
                  </Show>
                  <Show when={version.state !== 'good'}>
                    <StateBadge state={version.state} />
                  </Show>
                  <Show when={version.finding}>
                    {(finding) => <Badge tone="overdue">{t('files.finding', { finding: finding() })}</Badge>}
                  </Show>
                  <Show when={version.scanned === 'too_large' && version.state === 'good'}>
                    <Badge>{t('files.notScanned')}</Badge>
                  </Show>
                </p>
                <Show when={version.sha256}>
                  {(hash) => (
                    <p class="text-xs text-ink-3 truncate" title={hash()}>
                      SHA-256 {hash()}
                    </p>
                  )}
                </Show>
              </div>
              <Show when={entries(version).length > 0}>
                <Menu
                  trigger={(attributes) => (
                    <IconButton
                      {...attributes}
                      icon={Ellipsis}
                      label={t('files.versionMore', { number: version.number })}
                    />
                  )}
                  entries={entries(version)}
                />
              </Show>
            </li>
          )}
        </For>
      </ol>
      <Suspense>
        <Show when={previewed()}>
          {(versionId) => (
            <PreviewScreen
              files={props.file.versions.map(({ id, number }) => ({
                versionId: id,
                name: `${props.file.name} · ${t('files.versionNo', { number })}`,
              }))}
              first={versionId()}
              onClose={() => setPreviewed(undefined)}
            />
          )}
        </Show>
        <Show when={compared()}>
          {(pair) => <CompareScreen file={props.file} {...pair()} onClose={() => setCompared(undefined)} />}
        </Show>
      </Suspense>
    </>
  );
}
