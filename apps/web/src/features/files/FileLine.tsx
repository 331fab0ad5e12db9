import { Badge, formatBytes, IconButton, RelativeTime, showError, showToast } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import Check from 'lucide-solid/icons/check';
import Download from 'lucide-solid/icons/download';
import Handshake from 'lucide-solid/icons/handshake';
import Lock from 'lucide-solid/icons/lock';
import RotateCcw from 'lucide-solid/icons/rotate-ccw';
import Stamp from 'lucide-solid/icons/stamp';
import { type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type FileRow, iconOf, isHandedOut, typeName, versionUrl } from './files.model.ts';
import { StateBadge } from './StateBadge.tsx';

/** One file in a list: its newest version, and what one should know of it at a glance. */
export function FileLine(props: {
  file: FileRow;
  onOpen: () => void;
  onPreview: () => void;
  lead?: JSX.Element;
  onDrag?: (() => void) | undefined;
}): JSX.Element {
  const client = useQueryClient();
  const restore = async () => {
    await api.files.restore.send({ fileId: props.file.id, version: props.file.version });
    await client.invalidateQueries({ queryKey: api.files.key() });
    showToast({ text: t('files.restored', { name: props.file.name }) });
  };
  const facts = () =>
    [
      typeName({ name: props.file.typeName, nameEn: props.file.typeNameEn }),
      props.file.drawingNo,
      props.file.revision && t('files.revisionNo', { revision: props.file.revision }),
      formatBytes(props.file.size),
      props.file.author?.name,
    ].filter(Boolean);
  return (
    <li
      class="flex items-center gap-3 pl-4 pr-2 py-2"
      draggable={!!props.onDrag}
      onDragStart={() => props.onDrag?.()}
    >
      {props.lead}
      <button
        type="button"
        class="grid place-items-center size-10 -my-1 shrink-0 rounded-md overflow-hidden border border-transparent hover:border-line-strong hover:bg-surface-2"
        aria-label={t('files.preview.openNamed', { name: props.file.name })}
        title={t('files.preview.open')}
        onClick={() => props.onPreview()}
      >
        <Show
          when={props.file.hasThumbnail}
          fallback={
            <Dynamic component={iconOf(props.file.name)} class="size-5 text-ink-3" aria-hidden="true" />
          }
        >
          <img
            src={`${versionUrl(props.file.versionId)}/thumbnail`}
            alt=""
            loading="lazy"
            class="size-full object-cover object-top rounded-md border border-line"
          />
        </Show>
      </button>
      <div class="flex-1 min-w-0">
        <button
          type="button"
          class="max-w-full truncate text-left font-medium hover:text-accent"
          onClick={() => props.onOpen()}
        >
          {props.file.name}
        </button>
        <p class="text-xs text-ink-3 truncate num">
          {facts().join(' · ')} · <RelativeTime value={props.file.changedAt} />
        </p>
        <Show when={props.file.excerpt}>
          {(text) => (
            <p class="text-xs text-ink-2 truncate">
              {t('files.excerpt', { text: text().replace(/\s+/g, ' ') })}
            </p>
          )}
        </Show>
      </div>
      <span class="hidden sm:flex flex-wrap justify-end gap-1">
        <FileMarks file={props.file} />
      </span>
      <span class="text-xs text-ink-2 num w-8 text-right">
        {t('files.versionNo', { number: props.file.versionNo })}
      </span>
      <Show
        when={props.file.deletedAt === null}
        fallback={
          <Show when={props.file.allowed.includes('restore')}>
            <IconButton
              icon={RotateCcw}
              label={t('files.restore', { name: props.file.name })}
              onClick={() => void restore().catch(showError)}
            />
          </Show>
        }
      >
        <Show
          when={isHandedOut(props.file.state) && props.file.mayDownload}
          fallback={<span class="size-8 pointer-coarse:size-10" />}
        >
          <a
            href={versionUrl(props.file.versionId)}
            class="grid place-items-center size-8 pointer-coarse:size-10 rounded-md text-ink-2 hover:bg-surface-2 hover:text-ink"
            aria-label={t('files.download', { name: props.file.name })}
            title={t('files.download', { name: props.file.name })}
            download={props.file.name}
          >
            <Download class="size-4" aria-hidden="true" />
          </a>
        </Show>
      </Show>
    </li>
  );
}

/** What is the matter with a file: being checked, of no use, somebody's alone, with the customer, issued. */
export function FileMarks(props: { file: FileRow }): JSX.Element {
  return (
    <>
      <Show when={props.file.state !== 'good'}>
        <StateBadge state={props.file.state} />
      </Show>
      <Show when={props.file.watermark}>
        <Badge icon={Stamp}>{t('files.watermark.mark')}</Badge>
      </Show>
      <Show when={props.file.checkedOut}>
        {(held) => (
          <Badge tone="attention" icon={Lock}>
            {t('files.heldBy', { name: held().by.name })}
          </Badge>
        )}
      </Show>
      <Show when={props.file.customerVersionNo}>
        {(number) => <Badge icon={Handshake}>{t('files.publish.customerSees', { number: number() })}</Badge>}
      </Show>
      <Show when={props.file.issuedVersionNo}>
        {(number) => (
          <Badge tone="accepted" icon={Check}>
            {t('files.issuedNo', { number: number() })}
          </Badge>
        )}
      </Show>
    </>
  );
}
