import { Card, EmptyState, Loaded, type MenuEntry, showError, showToast } from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Search from 'lucide-solid/icons/search';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type Archive, downloadArchive } from './archive.model.ts';
import { readChosen, readDropped } from './brought-tree.ts';
import { FileLine } from './FileLine.tsx';
import { FilesHead } from './FilesHead.tsx';
import { FolderLine } from './FolderLine.tsx';
import type { FolderRow } from './files.model.ts';
import { takeIn } from './intake.model.ts';
import { UploadTray } from './UploadTray.tsx';
import { addUploads, type FileSubject } from './uploads.model.ts';

const FileDrawer = lazy(() => import('./FileDrawer.tsx'));
const FolderDialog = lazy(() => import('./FolderDialog.tsx'));

/** The files of a record: folders, versions, who sees them; dropped here they go up. */
export default function FilesPanel(props: { subject: FileSubject }): JSX.Element {
  const client = useQueryClient();
  const [folderId, setFolderId] = createSignal<string>();
  const [search, setSearch] = createSignal('');
  const [showBin, setShowBin] = createSignal(false);
  const [openId, setOpenId] = createSignal<string>();
  const [editing, setEditing] = createSignal<FolderRow | 'new'>();
  const [over, setOver] = createSignal(false);
  const input = () => ({
    subject: props.subject,
    folderId: showBin() || search() ? undefined : folderId(),
    search: search() || undefined,
    deleted: showBin() || undefined,
  });
  const page = useQuery(() => api.files.browse.options(input()));
  const mayAdd = () => !page.isPending && (page.data?.allowed.includes('create') ?? false) && !showBin();
  const here = () => ({ subject: props.subject, folderId: folderId() });
  const bring = (reading: Parameters<typeof takeIn>[0]) => void takeIn(reading, here()).catch(showError);
  const download = (what: Omit<Archive, 'subject'> = {}) =>
    void downloadArchive({ subject: props.subject, ...what }).catch(showError);
  const mayDownload = () =>
    !page.isPending && !showBin() && (page.data?.files.length ?? 0) + (page.data?.folders.length ?? 0) > 0;
  const refresh = () => client.invalidateQueries({ queryKey: api.files.key() });
  const removeFolder = async (folder: FolderRow) => {
    await api.files.deleteFolder.send({ folderId: folder.id, version: folder.version });
    await refresh();
    showToast({ text: t('files.folders.removed', { name: folder.name }) });
  };
  const folderEntries = (folder: FolderRow): MenuEntry[] => [
    { label: t('files.downloadZip'), onSelect: () => download({ folderIds: [folder.id] }) },
    ...(mayAdd()
      ? [
          { label: t('files.folders.rename'), onSelect: () => setEditing(folder) },
          {
            label: t('files.folders.remove'),
            danger: true,
            onSelect: () => void removeFolder(folder).catch(showError),
          },
        ]
      : []),
  ];

  return (
    <div class="grid gap-4">
      <UploadTray />
      <Card
        flush
        title={t(showBin() ? 'files.bin' : 'files.title')}
        more={
          <FilesHead
            mayAdd={mayAdd()}
            mayDownload={mayDownload()}
            showBin={showBin()}
            onBin={() => setShowBin(!showBin())}
            onNewFolder={() => setEditing('new')}
            onDownload={() => download(folderId() ? { folderIds: [folderId()!] } : {})}
            onFiles={(files) => addUploads(files, here())}
            onFolder={(files) => bring(() => readChosen(files))}
          />
        }
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a second way to what the button does */}
        <div
          data-drop
          class="transition"
          classList={{ 'bg-accent-soft': over() }}
          onDragOver={(event) => {
            if (!mayAdd()) return;
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            const { dataTransfer } = event;
            if (mayAdd() && dataTransfer) bring((onFound) => readDropped(dataTransfer, onFound));
          }}
        >
          <div class="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pb-2">
            <nav aria-label={t('files.path')} class="flex-1 min-w-40 text-sm">
              <ol class="flex flex-wrap gap-x-1 text-ink-2">
                <li>
                  <button type="button" class="hover:text-accent" onClick={() => setFolderId(undefined)}>
                    {t('files.top')}
                  </button>
                </li>
                <For each={page.isPending ? [] : page.data?.path}>
                  {(folder) => (
                    <li class="flex gap-x-1">
                      <span aria-hidden="true">/</span>
                      <button type="button" class="hover:text-accent" onClick={() => setFolderId(folder.id)}>
                        {folder.name}
                      </button>
                    </li>
                  )}
                </For>
              </ol>
            </nav>
            <label class="flex items-center gap-2 h-8 px-2.5 rounded-md border border-line-strong bg-surface focus-within:outline-2 focus-within:outline-focus">
              <Search class="size-4 text-ink-3" aria-hidden="true" />
              <input
                type="search"
                class="bg-transparent outline-none text-sm w-40"
                aria-label={t('files.search')}
                placeholder={t('files.search')}
                value={search()}
                onInput={(event) => setSearch(event.currentTarget.value.trim())}
              />
            </label>
          </div>
          <Loaded
            query={page}
            isEmpty={(found) => found.files.length + found.folders.length === 0}
            empty={
              <EmptyState
                title={t(search() ? 'files.nothingFound' : showBin() ? 'files.binEmpty' : 'files.empty')}
                hint={
                  search() || showBin() ? undefined : t(mayAdd() ? 'files.emptyHint' : 'files.emptyReadOnly')
                }
              />
            }
          >
            {(found) => (
              <ul class="divide-y divide-line">
                <For each={found().folders}>
                  {(folder) => (
                    <FolderLine
                      folder={folder}
                      entries={folderEntries(folder)}
                      onOpen={() => {
                        setSearch('');
                        setFolderId(folder.id);
                      }}
                    />
                  )}
                </For>
                <For each={found().files}>
                  {(file) => <FileLine file={file} onOpen={() => setOpenId(file.id)} />}
                </For>
              </ul>
            )}
          </Loaded>
        </div>
      </Card>
      <Suspense>
        <Show when={openId()}>
          {(fileId) => <FileDrawer fileId={fileId()} onClose={() => setOpenId(undefined)} />}
        </Show>
        <Show when={editing()}>
          {(folder) => (
            <FolderDialog
              subject={props.subject}
              parentId={folderId()}
              folder={folder() === 'new' ? undefined : (folder() as FolderRow)}
              onClose={() => setEditing(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </div>
  );
}
