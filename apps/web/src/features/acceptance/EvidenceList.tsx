import { IconButton } from '@millwright/ui';
import X from 'lucide-solid/icons/x';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { t } from '../../i18n/index.ts';
import { iconOf, versionUrl } from '../files/files.model.ts';
import type { CheckRow } from './acceptance-words.ts';

const PreviewScreen = lazy(() => import('../files/PreviewScreen.tsx'));

/** Files that show what was found; a click looks at them. */
export function EvidenceList(props: {
  check: CheckRow;
  editable: boolean;
  onDetach: (fileId: string) => void;
}): JSX.Element {
  const [looking, setLooking] = createSignal<string>();
  const hidden = () => props.check.evidenceCount - props.check.evidence.length;
  return (
    <>
      <For each={props.check.evidence}>
        {(file) => (
          <span class="inline-flex items-center max-w-full rounded-md border border-line bg-surface-2 text-xs">
            <button
              type="button"
              class="inline-flex items-center gap-1.5 min-w-0 h-9 pointer-coarse:h-11 pl-1.5 pr-2 hover:text-accent"
              onClick={() => setLooking(file.versionId)}
            >
              <Thumbnail versionId={file.versionId} name={file.name} />
              <span class="truncate max-w-40">{file.name}</span>
            </button>
            <Show when={props.editable}>
              <IconButton
                icon={X}
                label={t('acceptance.detach', { name: file.name })}
                onClick={() => props.onDetach(file.fileId)}
              />
            </Show>
          </span>
        )}
      </For>
      <Show when={hidden() > 0}>
        <span class="text-xs text-ink-3">{t('acceptance.evidenceHidden', { count: hidden() })}</span>
      </Show>
      <Suspense>
        <Show when={looking()}>
          {(first) => (
            <PreviewScreen
              files={props.check.evidence}
              first={first()}
              onClose={() => setLooking(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </>
  );
}

/** A small picture where there is one by now; the sign of its kind otherwise. */
function Thumbnail(props: { versionId: string; name: string }): JSX.Element {
  const [isMissing, setMissing] = createSignal(false);
  return (
    <Show when={!isMissing()} fallback={<Dynamic component={iconOf(props.name)} aria-hidden="true" />}>
      <img
        src={`${versionUrl(props.versionId)}/thumbnail`}
        alt=""
        class="size-7 rounded object-cover"
        loading="lazy"
        onError={() => setMissing(true)}
      />
    </Show>
  );
}
