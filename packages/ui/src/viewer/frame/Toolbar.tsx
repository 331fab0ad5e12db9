import Maximize from 'lucide-solid/icons/maximize';
import ZoomIn from 'lucide-solid/icons/zoom-in';
import ZoomOut from 'lucide-solid/icons/zoom-out';
import { type JSX, Show } from 'solid-js';
import { IconButton } from '../../actions/IconButton.tsx';
import { formatPercent } from '../../i18n/format.ts';
import { viewerText } from './viewer-words.ts';

/** The row above a document: what can be done with the view of it. */
export function Toolbar(props: { children: JSX.Element }): JSX.Element {
  return (
    <div
      role="toolbar"
      aria-label={viewerText('tools')}
      data-print="hide"
      class="flex flex-wrap items-center gap-1 min-h-11 px-2 py-1 border-b border-line bg-surface text-sm"
    >
      {props.children}
    </div>
  );
}

/** A thin line between groups of tools. */
export function ToolGap(): JSX.Element {
  return <span aria-hidden="true" class="w-px h-5 mx-1 bg-line max-sm:hidden" />;
}

/** Zoom out, how much it is, zoom in, fit. */
export function ZoomTools(props: {
  /** 1 is as large as the document is; left out where a document has no size of its own. */
  scale?: number;
  onZoom: (factor: number) => void;
  onActual?: () => void;
  onFit: () => void;
  children?: JSX.Element;
}): JSX.Element {
  const percent = () => formatPercent(Math.round((props.scale ?? 1) * 100));
  return (
    <>
      <IconButton icon={ZoomOut} label={viewerText('zoomOut')} onClick={() => props.onZoom(1 / 1.25)} />
      <Show when={props.onActual}>
        {(onActual) => (
          <button
            type="button"
            class="num min-w-12 h-8 pointer-coarse:h-10 px-1 rounded-md text-xs text-ink-2 hover:bg-surface-2 hover:text-ink"
            onClick={() => onActual()()}
          >
            <span class="sr-only">{viewerText('actualSize')} </span>
            <span data-zoom="">{percent()}</span>
          </button>
        )}
      </Show>
      <IconButton icon={ZoomIn} label={viewerText('zoomIn')} onClick={() => props.onZoom(1.25)} />
      <IconButton icon={Maximize} label={viewerText('fit')} onClick={() => props.onFit()} />
      {props.children}
    </>
  );
}

/** A remark between the tools and the document: that it is cut, for instance. */
export function Remark(props: { children: JSX.Element }): JSX.Element {
  return (
    <p role="note" class="px-3 py-1.5 border-b border-line bg-attention-soft text-xs text-attention">
      {props.children}
    </p>
  );
}
