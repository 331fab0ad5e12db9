import {
  BulkBar,
  Card,
  createSelection,
  EmptyState,
  Loaded,
  type MenuEntry,
  showError,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Search from 'lucide-solid/icons/search';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type Archive, downloadArchive } from './archive.model.ts';
import { readChosen, readDropped } from './brought-tree.ts';
import type { Chosen } from './bulk.model.ts';
import { FilesHead } from './FilesHead.tsx';
import { FilesList, linesOf } from './FilesList.tsx';
import { FolderPath } from './FolderPath.tsx';
import type { FolderRow } from './files.model.ts';
import { bulkActions } from './files-bulk.ts';
import { takeIn } from './intake.model.ts';
import { RefusedDialog } from './RefusedDialog.tsx';
import { UploadTray } from './UploadTray.tsx';
import { addUploads, type FileSubject } from './uploads.model.ts';

const FileDrawer = lazy(() => import('./FileDrawer.tsx'));
const FolderDialog = lazy(() => import('./FolderDialog.tsx'));
const PreviewScreen = lazy(() => import('./PreviewScreen.tsx'));
const FolderRightsDialog = lazy(() => import('./FolderRightsDialog.tsx'));
const PlaceDialog = lazy(() => import('./PlaceDialog.tsx'));

interface AskedPlace {
  verb: 'move' | 'copy';
  chosen: Chosen;
  answer: (done: boolean) => void;
}

/** The files of a record: folders, versions, who sees them; dropped here they go up. */
export default function FilesPanel(props: { subject: FileSubject }): JSX.Element {
  const client = useQueryClient();
  const [folderId, setFolderId] = createSignal<string>();
  const [search, setSearch] = createSignal('');
  const [showBin, setShowBin] = createSignal(false);
  const [openId, setOpenId] = createSignal<string>();
  const [shared, setShared] = createSignal<FolderRow>();
  const [editing, setEditing] = createSignal<FolderRow | 'new'>();
  const [asked, setAsked] = createSignal<AskedPlace>();
  const [previewed, setPreviewed] = createSignal<string>();
  const [over, setOver] = createSignal(false);
  const input = () => ({
    subject: props.subject,
    folderId: showBin() || search() ? undefined : folderId(),
    search: search() || undefined,
    deleted: showBin() || undefined,
  });
  const page = useQuery(() => api.files.browse.options(input()));
  const lines = () => (page.isPending || !page.data ? [] : linesOf(page.data));
  const selection = createSelection(
    lines,
    ({ id }) => id,
    () => JSON.stringify(input()),
  );
  const mayAdd = () => !page.isPending && (page.data?.allowed.includes('create') ?? false) && !showBin();
  const mayShare = () => !page.isPending && (page.data?.allowed.includes('share') ?? false);
  const here = () => ({ subject: props.subject, folderId: folderId() });
  const bring = (reading: Parameters<typeof takeIn>[0]) => void takeIn(reading, here()).catch(showError);
  const download = (what: Omit<Archive, 'subject'> = {}) =>
    void downloadArchive({ subject: props.subject, ...what }).catch(showError);
  const askPlace = (verb: AskedPlace['verb'], chosen: Chosen) =>
    new Promise<boolean>((resolve) => {
      setAsked({
        verb,
        chosen,
        answer: (done) => {
          setAsked(undefined);
          resolve(done);
        },
      });
    });
  const removeFolder = async (folder: FolderRow) => {
    await api.files.deleteFolder.send({ folderId: folder.id, version: folder.version });
    await client.invalidateQueries({ queryKey: api.files.key() });
    showToast({ text: t('files.folders.removed', { name: folder.name }) });
  };
  const entriesOf = (folder: FolderRow): MenuEntry[] => {
    const place = (verb: AskedPlace['verb']) => () => void askPlace(verb, { files: [], folders: [folder] });
    const copy = { label: t('files.place.copy'), onSelect: place('copy') };
    const zip = { label: t('files.downloadZip'), onSelect: () => download({ folderIds: [folder.id] }) };
    if (!mayAdd()) return [zip, copy];
    return [
      zip,
      { label: t('files.place.move'), onSelect: place('move') },
      copy,
      ...(mayShare() ? [{ label: t('files.folders.rights'), onSelect: () => setShared(folder) }] : []),
      { label: t('files.folders.rename'), onSelect: () => setEditing(folder) },
      {
        label: t('files.folders.remove'),
        danger: true,
        onSelect: () => void removeFolder(folder).catch(showError),
      },
    ];
  };

  return (
    <div class="grid gap-4">
      <UploadTray />
      <Card
        flush
        title={t(showBin() ? 'files.bin' : 'files.title')}
        more={
          <FilesHead
            mayAdd={mayAdd()}
            mayDownload={lines().length > 0 && !showBin()}
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
            // Rows are dragged, too, and are not meant for here.
            if (!mayAdd() || !event.dataTransfer?.types.includes('Files')) return;
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            const { dataTransfer } = event;
            if (mayAdd() && dataTransfer?.types.includes('Files'))
              bring((onFound) => readDropped(dataTransfer, onFound));
          }}
        >
          <div class="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pb-2">
            <FolderPath path={page.isPending ? [] : (page.data?.path ?? [])} onOpen={setFolderId} />
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
          <Show when={selection.keys().size > 0}>
            <div class="sticky top-[var(--topbar)] z-10 px-4 pt-2 bg-surface">
              <BulkBar
                selection={selection}
                actions={bulkActions({ subject: props.subject, mayAdd: mayAdd(), askPlace })}
              />
            </div>
          </Show>
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
              <FilesList
                page={found()}
                selection={showBin() ? undefined : selection}
                entriesOf={entriesOf}
                onOpenFile={setOpenId}
                onPreview={setPreviewed}
                onOpenFolder={(id) => {
                  setSearch('');
                  setFolderId(id);
                }}
              />
            )}
          </Loaded>
        </div>
      </Card>
      <RefusedDialog />
      <Suspense>
        <Show when={openId()}>
          {(fileId) => <FileDrawer fileId={fileId()} onClose={() => setOpenId(undefined)} />}
        </Show>
        <Show when={previewed()}>
          {(versionId) => (
            <PreviewScreen
              files={page.isPending ? [] : (page.data?.files ?? [])}
              first={versionId()}
              onClose={() => setPreviewed(undefined)}
            />
          )}
        </Show>
        <Show when={asked()}>
          {(now) => (
            <PlaceDialog
              verb={now().verb}
              subject={props.subject}
              chosen={now().chosen}
              onClose={(done) => now().answer(done)}
            />
          )}
        </Show>
        <Show when={shared()} keyed>
          {(folder) => <FolderRightsDialog folder={folder} onClose={() => setShared(undefined)} />}
        </Show>
        <Show when={editing()} keyed>
          {(folder) => (
            <FolderDialog
              subject={props.subject}
              parentId={folderId()}
              folder={folder === 'new' ? undefined : folder}
              onClose={() => setEditing(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </div>
  );
}
