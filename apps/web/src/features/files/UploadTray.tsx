import { Button, Card, errorText, formatBytes, formatPercent, IconButton, ProgressBar } from '@millwright/ui';
import Pause from 'lucide-solid/icons/pause';
import Play from 'lucide-solid/icons/play';
import X from 'lucide-solid/icons/x';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { filesFound, filesLeftOut, forgetLeftOut } from './intake.model.ts';
import {
  cancelAll,
  cancelUpload,
  clearDone,
  dismissUpload,
  pauseAll,
  pauseUpload,
  resumeAll,
  resumeUpload,
  retryFailed,
  type UploadItem,
  uploadRows,
  uploadTotals,
} from './uploads.model.ts';

/** What is on its way up: how far, and to pause, to go on, to give up, each by itself or all of them. */
export function UploadTray(): JSX.Element {
  const states = () => uploadTotals.states;
  const hidden = () => uploadTotals.files - uploadRows().length;
  const isEmpty = () => uploadTotals.files === 0 && filesFound() === undefined && filesLeftOut().length === 0;
  return (
    <Show when={!isEmpty()}>
      <Card title={t('files.uploads.title')} more={<Verbs />}>
        <div class="grid gap-3">
          <Show when={filesFound() !== undefined}>
            <p role="status" class="text-sm text-ink-2 num">
              {t('files.uploads.reading', { count: filesFound() ?? 0 })}
            </p>
          </Show>
          <Show when={uploadTotals.files > 1}>
            <Overall />
          </Show>
          <ul class="grid gap-3 max-h-72 overflow-y-auto">
            <For each={uploadRows()}>{(item) => <Row item={item} />}</For>
          </ul>
          <Show when={hidden() > 0}>
            <p class="text-xs text-ink-3 num">{t('files.uploads.hidden', { count: hidden() })}</p>
          </Show>
          <Show when={filesLeftOut().length > 0}>
            <p role="status" class="flex items-start gap-2 text-xs text-ink-3">
              <span class="flex-1 min-w-0 break-words">
                {t('files.uploads.leftOut', { names: namesOf(filesLeftOut()) })}
              </span>
              <IconButton size="sm" icon={X} label={t('files.uploads.understood')} onClick={forgetLeftOut} />
            </p>
          </Show>
        </div>
      </Card>
    </Show>
  );

  function Verbs(): JSX.Element {
    const many = () => uploadTotals.files > 1;
    const verb = (
      words: 'pauseAll' | 'resumeAll' | 'retryFailed' | 'cancelAll' | 'clear',
      act: () => void,
    ) => (
      <Button size="sm" variant="ghost" onClick={act}>
        {t(`files.uploads.${words}`)}
      </Button>
    );
    return (
      <span class="flex flex-wrap justify-end">
        <Show when={many() && states().waiting + states().sending > 0}>{verb('pauseAll', pauseAll)}</Show>
        <Show when={many() && states().paused > 0}>{verb('resumeAll', resumeAll)}</Show>
        <Show when={many() && states().failed > 0}>{verb('retryFailed', retryFailed)}</Show>
        <Show when={many() && uploadTotals.files - states().done > 0}>{verb('cancelAll', cancelAll)}</Show>
        <Show when={states().done > 0}>{verb('clear', clearDone)}</Show>
      </span>
    );
  }
}

const MOST_NAMES = 5;

/** The first few, and how many more. */
function namesOf(paths: readonly string[]): string {
  const first = paths.slice(0, MOST_NAMES).join(t('files.uploads.between'));
  const more = paths.length - MOST_NAMES;
  return more > 0 ? t('files.uploads.andMore', { names: first, count: more }) : first;
}

/** All of them together: files and bytes. */
function Overall(): JSX.Element {
  const { states } = uploadTotals;
  const percent = () =>
    uploadTotals.size === 0
      ? (states.done / Math.max(1, uploadTotals.files)) * 100
      : (uploadTotals.sent / uploadTotals.size) * 100;
  const facts = () =>
    [
      t('files.uploads.doneOf', { done: states.done, count: uploadTotals.files }),
      `${formatBytes(uploadTotals.sent)} / ${formatBytes(uploadTotals.size)}`,
      states.failed > 0 ? t('files.uploads.failedCount', { count: states.failed }) : '',
      states.paused > 0 ? t('files.uploads.pausedCount', { count: states.paused }) : '',
    ].filter(Boolean);
  return (
    <div class="grid gap-1">
      <ProgressBar size="lg" value={percent()} label={t('files.uploads.overall')} showValue />
      <p role="status" class="text-xs text-ink-2 num">
        {facts().join(' · ')}
      </p>
    </div>
  );
}

function Row(props: { item: UploadItem }): JSX.Element {
  const percent = () => (props.item.size === 0 ? 0 : (props.item.sent / props.item.size) * 100);
  const state = () => props.item.state;
  const note = () => {
    switch (state()) {
      case 'failed':
        return errorText(props.item.error);
      case 'sending':
        return `${formatBytes(props.item.sent)} / ${formatBytes(props.item.size)} · ${formatPercent(percent())}`;
      default:
        return t(`files.uploads.${state() as 'waiting' | 'paused' | 'finishing' | 'done'}`);
    }
  };
  return (
    <li class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1">
      <span class="truncate text-sm font-medium">
        {props.item.name}
        <Show when={props.item.folder}>
          <span class="ml-2 font-normal text-xs text-ink-3">{props.item.folder}</span>
        </Show>
      </span>
      <span class="flex">
        <Show when={state() === 'sending' || state() === 'waiting'}>
          <IconButton
            size="sm"
            icon={Pause}
            label={t('files.uploads.pause', { name: props.item.name })}
            onClick={() => pauseUpload(props.item.id)}
          />
        </Show>
        <Show when={state() === 'paused' || state() === 'failed'}>
          <IconButton
            size="sm"
            icon={Play}
            label={t('files.uploads.resume', { name: props.item.name })}
            onClick={() => resumeUpload(props.item.id)}
          />
        </Show>
        <Show when={state() !== 'finishing'}>
          <IconButton
            size="sm"
            icon={X}
            label={t(state() === 'done' ? 'files.uploads.dismiss' : 'files.uploads.cancel', {
              name: props.item.name,
            })}
            onClick={() => (state() === 'done' ? dismissUpload(props.item.id) : cancelUpload(props.item.id))}
          />
        </Show>
      </span>
      <span class="col-span-2">
        <ProgressBar
          value={state() === 'done' ? 100 : percent()}
          label={props.item.name}
          tone={state() === 'failed' ? 'overdue' : state() === 'done' ? 'accepted' : 'accent'}
        />
      </span>
      <span
        role={state() === 'failed' ? 'alert' : 'status'}
        class="col-span-2 text-xs num"
        classList={{ 'text-overdue': state() === 'failed', 'text-ink-3': state() !== 'failed' }}
      >
        {note()}
      </span>
    </li>
  );
}
