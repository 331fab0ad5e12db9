import {
  Button,
  Card,
  EmptyState,
  IconButton,
  Loaded,
  Menu,
  type MenuEntry,
  showError,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Folder from 'lucide-solid/icons/folder';
import FolderPlus from 'lucide-solid/icons/folder-plus';
import Search from 'lucide-solid/icons/search';
import Trash from 'lucide-solid/icons/trash';
import Upload from 'lucide-solid/icons/upload';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { FileLine } from './FileLine.tsx';
import type { FolderRow } from './files.model.ts';
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
  let picker: HTMLInputElement | undefined;
  const input = () => ({
    subject: props.subject,
    folderId: showBin() || search() ? undefined : folderId(),
    search: search() || undefined,
    deleted: showBin() || undefined,
  });
  const page = useQuery(() => api.files.browse.options(input()));
  const mayAdd = () => !page.isPending && (page.data?.allowed.includes('create') ?? false) && !showBin();
  const take = (files: FileList | null | undefined) =>
    addUploads([...(files ?? [])], { subject: props.subject, folderId: folderId() });
  const refresh = () => client.invalidateQueries({ queryKey: api.files.key() });
  const removeFolder = async (folder: FolderRow) => {
    await api.files.deleteFolder.send({ folderId: folder.id, version: folder.version });
    await refresh();
    showToast({ text: t('files.folders.removed', { name: folder.name }) });
  };
  const folderEntries = (folder: FolderRow): MenuEntry[] => [
    { label: t('files.folders.rename'), onSelect: () => setEditing(folder) },
    {
      label: t('files.folders.remove'),
      danger: true,
      onSelect: () => void removeFolder(folder).catch(showError),
    },
  ];

  return (
    <div class="grid gap-4">
      <UploadTray />
      <Card
        flush
        title={t(showBin() ? 'files.bin' : 'files.title')}
        more={
          <span class="flex items-center gap-1">
            <IconButton
              icon={Trash}
              label={t(showBin() ? 'files.leaveBin' : 'files.bin')}
              aria-pressed={showBin()}
              onClick={() => setShowBin(!showBin())}
            />
            <Show when={mayAdd()}>
              <IconButton
                icon={FolderPlus}
                label={t('files.folders.add')}
                onClick={() => setEditing('new')}
              />
              <Button variant="primary" icon={Upload} onClick={() => picker?.click()}>
                {t('files.upload')}
              </Button>
              <input
                ref={picker}
                type="file"
                multiple
                class="hidden"
                onChange={(event) => {
                  take(event.currentTarget.files);
                  event.currentTarget.value = '';
                }}
              />
            </Show>
          </span>
        }
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a second way to what the button does */}
        <div
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
            if (mayAdd()) take(event.dataTransfer?.files);
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
                    <li class="flex items-center gap-3 pl-4 pr-2 py-1.5">
                      <Folder class="size-5 text-ink-3 shrink-0" aria-hidden="true" />
                      <button
                        type="button"
                        class="flex-1 min-w-0 truncate text-left font-medium py-1.5 hover:text-accent"
                        onClick={() => {
                          setSearch('');
                          setFolderId(folder.id);
                        }}
                      >
                        {folder.name}
                      </button>
                      <Show when={mayAdd()}>
                        <Menu
                          trigger={(attributes) => (
                            <IconButton
                              {...attributes}
                              icon={Ellipsis}
                              label={t('files.folders.more', { name: folder.name })}
                            />
                          )}
                          entries={folderEntries(folder)}
                        />
                      </Show>
                    </li>
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
