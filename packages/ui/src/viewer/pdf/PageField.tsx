import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronUp from 'lucide-solid/icons/chevron-up';
import { createEffect, createSignal, type JSX, on } from 'solid-js';
import { IconButton } from '../../actions/IconButton.tsx';
import { viewerText } from '../frame/viewer-words.ts';

/** Which page it is, of how many; type another and press Enter. */
export function PageField(props: { page: number; pages: number; onGo: (page: number) => void }): JSX.Element {
  const [typed, setTyped] = createSignal(String(props.page));
  createEffect(
    on(
      () => props.page,
      (page) => setTyped(String(page)),
    ),
  );
  const leave = () => {
    const wanted = Math.round(Number(typed()));
    const page = Number.isFinite(wanted) ? Math.min(props.pages, Math.max(1, wanted)) : props.page;
    setTyped(String(page));
    if (page !== props.page) props.onGo(page);
  };
  return (
    <>
      <IconButton
        icon={ChevronUp}
        label={viewerText('pdf.previous')}
        disabled={props.page <= 1}
        onClick={() => props.onGo(props.page - 1)}
      />
      <IconButton
        icon={ChevronDown}
        label={viewerText('pdf.next')}
        disabled={props.page >= props.pages}
        onClick={() => props.onGo(props.page + 1)}
      />
      <input
        inputmode="numeric"
        aria-label={viewerText('pdf.pageField', { pages: props.pages })}
        class="control num w-12! min-h-8! h-8 pointer-coarse:h-10! px-1! text-center text-sm!"
        value={typed()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={leave}
        onKeyDown={(event) => event.key === 'Enter' && leave()}
      />
      <span class="num text-xs text-ink-2 whitespace-nowrap">/ {props.pages}</span>
    </>
  );
}
