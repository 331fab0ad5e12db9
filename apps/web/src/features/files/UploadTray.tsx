import { Button, Card, errorText, formatBytes, formatPercent, IconButton, ProgressBar } from '@millwright/ui';
import Pause from 'lucide-solid/icons/pause';
import Play from 'lucide-solid/icons/play';
import X from 'lucide-solid/icons/x';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import {
  cancelUpload,
  forget,
  pauseUpload,
  resumeUpload,
  type UploadItem,
  uploads,
} from './uploads.model.ts';

/** What is on its way up: how far, and to pause, to go on, to give up. */
export function UploadTray(): JSX.Element {
  const over = () => uploads.filter(({ state }) => state === 'done');
  return (
    <Show when={uploads.length > 0}>
      <Card
        title={t('files.uploads.title')}
        more={
          <Show when={over().length > 0}>
            <Button
              size="sm"
              variant="ghost"
              onClick={() => {
                for (const { id } of over()) forget(id);
              }}
            >
              {t('files.uploads.clear')}
            </Button>
          </Show>
        }
      >
        <ul class="grid gap-3">
          <For each={uploads}>{(item) => <Row item={item} />}</For>
        </ul>
      </Card>
    </Show>
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
      <span class="truncate text-sm font-medium">{props.item.name}</span>
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
            onClick={() => (state() === 'done' ? forget(props.item.id) : void cancelUpload(props.item.id))}
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
