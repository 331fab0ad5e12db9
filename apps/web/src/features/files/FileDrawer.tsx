import {
  Button,
  Drawer,
  formatDateTime,
  KeyValue,
  Loaded,
  Menu,
  type MenuEntry,
  showError,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import Eye from 'lucide-solid/icons/eye';
import Upload from 'lucide-solid/icons/upload';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { ExportHistory, ObjectHistory } from '../audit/ObjectHistory.tsx';
import { FileMarks } from './FileLine.tsx';
import { FilePublication } from './FilePublication.tsx';
import { FileVersions } from './FileVersions.tsx';
import { type FileDetail, typeName } from './files.model.ts';
import { addUploads } from './uploads.model.ts';

const FileDialog = lazy(() => import('./FileDialog.tsx'));
const ShareDialog = lazy(() => import('./ShareDialog.tsx'));
const PreviewScreen = lazy(() => import('./PreviewScreen.tsx'));
const PlaceDialog = lazy(() => import('./PlaceDialog.tsx'));

type DialogName = 'preview' | 'edit' | 'share' | 'move' | 'copy';

/** One file: its versions, who sees it and why, and what may be done with it. */
export default function FileDrawer(props: { fileId: string; onClose: () => void }): JSX.Element {
  const file = useQuery(() => api.files.get.options({ fileId: props.fileId }));
  const [dialog, setDialog] = createSignal<DialogName>();
  return (
    <Drawer
      open
      onClose={props.onClose}
      title={file.isPending ? t('files.file') : (file.data?.name ?? t('files.file'))}
    >
      <Loaded query={file}>
        {(found) => (
          <div class="grid gap-6">
            <div class="flex flex-wrap gap-1 empty:hidden">
              <FileMarks file={found()} />
            </div>
            <Button class="justify-self-start" icon={Eye} onClick={() => setDialog('preview')}>
              {t('files.preview.open')}
            </Button>
            <Actions file={found()} onDialog={setDialog} onGone={props.onClose} />
            <KeyValue items={facts(found())} />
            <section class="grid gap-2">
              <h3 class="text-sm font-semibold text-ink-2">{t('files.versions')}</h3>
              <FileVersions file={found()} />
            </section>
            <FilePublication file={found()} />
            <section class="grid gap-2">
              <header class="flex items-center justify-between">
                <h3 class="text-sm font-semibold text-ink-2">{t('files.history')}</h3>
                <ExportHistory type="FileAsset" id={found().id} />
              </header>
              <ObjectHistory type="FileAsset" id={found().id} />
            </section>
            <Suspense>
              <Show when={dialog() === 'preview'}>
                <PreviewScreen
                  files={[found()]}
                  first={found().versionId}
                  onClose={() => setDialog(undefined)}
                />
              </Show>
              <Show when={dialog() === 'edit'}>
                <FileDialog file={found()} onClose={() => setDialog(undefined)} />
              </Show>
              <Show when={dialog() === 'share'}>
                <ShareDialog file={found()} onClose={() => setDialog(undefined)} />
              </Show>
              <Show when={dialog() === 'move' || dialog() === 'copy'}>
                <PlaceDialog
                  verb={dialog() as 'move' | 'copy'}
                  subject={{ type: found().subjectType, id: found().subjectId }}
                  chosen={{ files: [found()], folders: [] }}
                  onClose={() => setDialog(undefined)}
                />
              </Show>
            </Suspense>
          </div>
        )}
      </Loaded>
    </Drawer>
  );
}

/** From the fewest to the most: each adds people to those before. */
const OPENNESS = ['leads', 'departments', 'team'] as const;

function facts(file: FileDetail) {
  const seenBy = [
    ...OPENNESS.slice(0, OPENNESS.indexOf(file.openness) + 1).map((open) => t(`files.opennessHint.${open}`)),
    ...file.people.map(({ name, mayEdit }) =>
      t(mayEdit ? 'files.share.editor' : 'files.share.reader', { name }),
    ),
  ];
  return [
    { label: t('files.type'), value: typeName({ name: file.typeName, nameEn: file.typeNameEn }) },
    ...(file.drawingNo ? [{ label: t('files.drawingNo'), value: file.drawingNo }] : []),
    ...(file.revision ? [{ label: t('files.revision'), value: file.revision }] : []),
    {
      label: t('files.seenBy'),
      value: (
        <ul>
          {seenBy.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      ),
    },
    ...(file.checkedOut
      ? [
          {
            label: t('files.checkedOut'),
            value: t('files.heldUntil', {
              name: file.checkedOut.by.name,
              until: formatDateTime(file.checkedOut.until),
            }),
          },
        ]
      : []),
  ];
}

function Actions(props: {
  file: FileDetail;
  onDialog: (which: DialogName) => void;
  onGone: () => void;
}): JSX.Element {
  const client = useQueryClient();
  let picker: HTMLInputElement | undefined;
  const may = (action: string) => props.file.allowed.includes(action);
  const about = () => ({ fileId: props.file.id, version: props.file.version });
  const then = async (change: Promise<unknown>, done?: string) => {
    await change;
    await client.invalidateQueries({ queryKey: api.files.key() });
    if (done) showToast({ text: done });
  };
  const run = (change: () => Promise<unknown>, done?: string) => () =>
    void then(change(), done).catch(showError);
  const remove = async () => {
    const { name } = props.file;
    const gone = await api.files.delete.send(about());
    props.onGone();
    await client.invalidateQueries({ queryKey: api.files.key() });
    showToast({
      text: t('files.removed', { name }),
      undo: () => then(api.files.restore.send({ fileId: gone.fileId, version: gone.version })),
    });
  };
  const holds = () => props.file.checkedOut !== null;
  const entries = (): MenuEntry[] => [
    ...(may('update') ? [{ label: t('files.edit'), onSelect: () => props.onDialog('edit') }] : []),
    ...(may('update') ? [{ label: t('files.place.move'), onSelect: () => props.onDialog('move') }] : []),
    ...(props.file.deletedAt === null
      ? [{ label: t('files.place.copy'), onSelect: () => props.onDialog('copy') }]
      : []),
    ...(may('checkOut') && !holds()
      ? [
          {
            label: t('files.checkOut'),
            onSelect: run(() => api.files.checkOut.send(about()), t('files.checkedOutDone')),
          },
        ]
      : []),
    ...((may('checkOut') || may('breakCheckOut')) && holds()
      ? [
          {
            label: t('files.checkIn'),
            onSelect: run(() => api.files.checkIn.send(about()), t('files.checkedInDone')),
          },
        ]
      : []),
    ...(may('delete')
      ? [{ label: t('files.remove'), danger: true, onSelect: () => void remove().catch(showError) }]
      : []),
  ];
  return (
    <Show when={entries().length > 0}>
      <div class="flex flex-wrap gap-2">
        <Show when={may('update')}>
          <Button icon={Upload} onClick={() => picker?.click()}>
            {t('files.newVersion')}
          </Button>
          <input
            ref={picker}
            type="file"
            class="hidden"
            onChange={(event) => {
              const { id, subjectType, subjectId } = props.file;
              addUploads([...(event.currentTarget.files ?? [])], {
                subject: { type: subjectType, id: subjectId },
                fileId: id,
              });
              event.currentTarget.value = '';
              props.onGone();
            }}
          />
        </Show>
        <Show when={may('share')}>
          <Button onClick={() => props.onDialog('share')}>{t('files.share.action')}</Button>
        </Show>
        <Show when={entries().length > 0}>
          <Menu
            trigger={(attributes) => (
              <Button {...attributes} variant="ghost" icon={ChevronDown}>
                {t('files.more')}
              </Button>
            )}
            entries={entries()}
          />
        </Show>
      </div>
    </Show>
  );
}
