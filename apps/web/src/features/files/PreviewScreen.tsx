import { Button, EmptyState, IconButton, Loaded, WholeScreen } from '@millwright/ui';
import { DocumentView } from '@millwright/ui/viewer';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import Download from 'lucide-solid/icons/download';
import { createSignal, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { overlayOf, sourceOf, useVersionView, type VersionView, whyNot } from './preview.model.ts';

/** A version to look at, and what it is called. */
export interface Previewed {
  versionId: string;
  name: string;
}

/** Documents on the whole screen, one after the other. */
export default function PreviewScreen(props: {
  files: readonly Previewed[];
  first: string;
  onClose: () => void;
}): JSX.Element {
  const [at, setAt] = createSignal(
    Math.max(
      0,
      props.files.findIndex(({ versionId }) => versionId === props.first),
    ),
  );
  const shown = () => props.files[at()] ?? { versionId: props.first, name: '' };
  const view = useVersionView(() => shown().versionId);
  const go = (step: number) => {
    const next = at() + step;
    if (next >= 0 && next < props.files.length) setAt(next);
  };
  const data = (): VersionView | undefined => (view.isPending ? undefined : view.data);
  return (
    <WholeScreen
      open
      onClose={props.onClose}
      title={shown().name}
      onKeyDown={(event) => {
        // With Alt: without it the arrows belong to the document.
        if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
        event.preventDefault();
        go(event.key === 'ArrowLeft' ? -1 : 1);
      }}
      actions={
        <>
          <Show when={props.files.length > 1}>
            <IconButton
              icon={ChevronLeft}
              label={t('files.preview.previous')}
              disabled={at() === 0}
              onClick={() => go(-1)}
            />
            <span class="text-xs text-ink-3 num">
              {at() + 1} / {props.files.length}
            </span>
            <IconButton
              icon={ChevronRight}
              label={t('files.preview.next')}
              disabled={at() === props.files.length - 1}
              onClick={() => go(1)}
            />
          </Show>
          <Show when={data()?.downloadUrl ?? data()?.markedCopyUrl}>
            {(url) => (
              <a
                href={url()}
                download={shown().name}
                class="grid place-items-center size-8 pointer-coarse:size-10 rounded-md text-ink-2 hover:bg-surface-2 hover:text-ink"
                aria-label={
                  data()?.downloadUrl
                    ? t('files.download', { name: shown().name })
                    : t('files.preview.markedCopy')
                }
                title={
                  data()?.downloadUrl
                    ? t('files.download', { name: shown().name })
                    : t('files.preview.markedCopy')
                }
              >
                <Download class="size-4" aria-hidden="true" />
              </a>
            )}
          </Show>
        </>
      }
    >
      <Loaded query={view}>{(found) => <Shown view={found()} />}</Loaded>
    </WholeScreen>
  );
}

function Shown(props: { view: VersionView }): JSX.Element {
  return (
    <Show when={sourceOf(props.view)} fallback={<NothingToShow view={props.view} />}>
      {(source) => <DocumentView source={source()} watermark={overlayOf(props.view)} />}
    </Show>
  );
}

function NothingToShow(props: { view: VersionView }): JSX.Element {
  return (
    <div class="h-full grid place-content-center justify-items-center gap-3 p-6" aria-live="polite">
      <EmptyState title={whyNot(props.view)} />
      <Show when={props.view.downloadUrl}>
        {(url) => (
          <Button icon={Download} onClick={() => window.location.assign(url())}>
            {t('files.download', { name: props.view.name })}
          </Button>
        )}
      </Show>
    </div>
  );
}
