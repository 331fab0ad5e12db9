import { Button, Combobox, Dialog, Loaded, type Option, showError, uiText } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import Folder from 'lucide-solid/icons/folder';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type Chosen, copyChosen, moveChosen } from './bulk.model.ts';
import { FolderPath } from './FolderPath.tsx';
import type { FileSubject } from './uploads.model.ts';

/** The record one is at, among records to copy into. */
const HERE = 'here';

/** Contracts and tasks by what was typed. */
async function searchRecords(text: string): Promise<Option[]> {
  const search = text || undefined;
  const [contracts, tasks] = await Promise.all([
    api.contracts.list.fetch({ search, limit: 10 }),
    api.tasks.list.fetch({ search, limit: 10 }),
  ]);
  return [
    ...(text ? [] : [{ value: HERE, label: t('files.place.here') }]),
    ...contracts.items.map(({ id, name, contractNo }) => ({
      value: `Contract:${id}`,
      label: name,
      note: contractNo,
    })),
    ...tasks.items.map(({ id, title, contractNo }) => ({
      value: `Task:${id}`,
      label: title,
      note: contractNo,
    })),
  ];
}

/** Where files and folders are to go: moved within their record, or copied to any one may add files to. */
export default function PlaceDialog(props: {
  verb: 'move' | 'copy';
  subject: FileSubject;
  chosen: Chosen;
  onClose: (done: boolean) => void;
}): JSX.Element {
  const [record, setRecord] = createSignal(HERE);
  const [folderId, setFolderId] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const [progress, setProgress] = createSignal('');
  const subject = (): FileSubject => {
    const [type, id] = record().split(':');
    return type && id ? { type, id } : props.subject;
  };
  const page = useQuery(() => api.files.browse.options({ subject: subject(), folderId: folderId() }));
  // Moving asks for the right to change each file, which the server does; copies have to be allowed in their new place.
  const mayPut = () =>
    !page.isPending && (props.verb === 'move' || (page.data?.allowed.includes('create') ?? false));
  const isMoved = (id: string) => props.verb === 'move' && props.chosen.folders.some((one) => one.id === id);
  const count = () => props.chosen.files.length + props.chosen.folders.length;
  const go = async () => {
    setBusy(true);
    try {
      const place = { subject: subject(), folderId: folderId() ?? null };
      if (props.verb === 'move') await moveChosen(props.chosen, place.folderId);
      else
        await copyChosen(props.chosen, place, (done, all) =>
          setProgress(t('files.place.copied', { done, count: all })),
        );
      props.onClose(true);
    } catch (error) {
      showError(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      sticky={busy()}
      onClose={() => !busy() && props.onClose(false)}
      title={t(`files.place.${props.verb}Title`, { count: count() })}
      description={t(`files.place.${props.verb}Hint`)}
      footer={
        <>
          <span role="status" class="mr-auto self-center text-sm text-ink-2 num">
            {progress()}
          </span>
          <Button disabled={busy()} onClick={() => props.onClose(false)}>
            {uiText('actions.cancel')}
          </Button>
          <Button variant="primary" loading={busy()} disabled={!mayPut()} onClick={() => void go()}>
            {t(`files.place.${props.verb}Here`)}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <Show when={props.verb === 'copy'}>
          <Combobox
            label={t('files.place.record')}
            search={searchRecords}
            selected={{ value: HERE, label: t('files.place.here') }}
            value={record()}
            onChange={(value) => {
              setFolderId(undefined);
              setRecord(value || HERE);
            }}
          />
        </Show>
        <FolderPath path={page.isPending ? [] : (page.data?.path ?? [])} onOpen={setFolderId} />
        <Loaded query={page}>
          {(found) => (
            <Show when={mayPut()} fallback={<p class="text-sm text-attention">{t('files.place.mayNot')}</p>}>
              <ul class="divide-y divide-line border border-line rounded-md max-h-72 overflow-y-auto">
                <For
                  each={found().folders.filter(({ id }) => !isMoved(id))}
                  fallback={<li class="px-3 py-2.5 text-sm text-ink-3">{t('files.place.noFolders')}</li>}
                >
                  {(folder) => (
                    <li>
                      <button
                        type="button"
                        class="w-full flex items-center gap-2 px-3 py-2 text-left hover:bg-surface-2"
                        onClick={() => setFolderId(folder.id)}
                      >
                        <Folder class="size-4 text-ink-3 shrink-0" aria-hidden="true" />
                        <span class="flex-1 min-w-0 truncate">{folder.name}</span>
                        <ChevronRight class="size-4 text-ink-3 shrink-0" aria-hidden="true" />
                      </button>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </Loaded>
      </div>
    </Dialog>
  );
}
