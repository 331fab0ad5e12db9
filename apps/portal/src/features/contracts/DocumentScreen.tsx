import { IconButton, WholeScreen } from '@millwright/ui';
import { DocumentView } from '@millwright/ui/viewer';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import Download from 'lucide-solid/icons/download';
import { createSignal, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { PortalDocument } from './contract-types.ts';

/** Documents on the whole screen, one after the other, and each to keep. */
export default function DocumentScreen(props: {
  documents: readonly PortalDocument[];
  first: PortalDocument;
  onClose: () => void;
}): JSX.Element {
  const [id, setId] = createSignal(props.first.id);
  // By id: a list that came anew meanwhile may hold others before it, or this one no more.
  const at = () => props.documents.findIndex((document) => document.id === id());
  const shown = () => props.documents[at()] ?? props.first;
  const go = (step: number) => {
    const next = props.documents[at() + step];
    if (at() >= 0 && next) setId(next.id);
  };
  const name = () => t('portal.documents.download', { name: shown().name });
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
          <Show when={props.documents.length > 1}>
            <IconButton
              icon={ChevronLeft}
              label={t('portal.documents.previous')}
              disabled={at() <= 0}
              onClick={() => go(-1)}
            />
            <span class="text-xs text-ink-3 num">
              {at() + 1} / {props.documents.length}
            </span>
            <IconButton
              icon={ChevronRight}
              label={t('portal.documents.next')}
              disabled={at() === props.documents.length - 1}
              onClick={() => go(1)}
            />
          </Show>
          <a
            href={`/documents/${shown().id}`}
            download={shown().name}
            class="grid place-items-center size-8 pointer-coarse:size-10 rounded-md text-ink-2 hover:bg-surface-2 hover:text-ink"
            aria-label={name()}
            title={name()}
          >
            <Download class="size-4" aria-hidden="true" />
          </a>
        </>
      }
    >
      <Show when={shown()} keyed>
        {(document) => (
          <DocumentView
            source={{
              kind: document.kind!,
              url: `/documents/${document.id}/preview`,
              name: document.name,
              format: document.format,
            }}
          />
        )}
      </Show>
    </WholeScreen>
  );
}
