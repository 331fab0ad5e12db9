/** Where the focus goes when something modal opens and closes: to the first thing to fill in, and back to where it was. */
import { type Accessor, createComputed, on } from 'solid-js';

interface FocusHandlers {
  onOpenAutoFocus: (event: Event) => void;
  onCloseAutoFocus: (event: Event) => void;
  onClick: (event: MouseEvent & { currentTarget: HTMLElement }) => void;
}

const wanted = '[data-body] :is(input, select, textarea):not(:disabled), footer button';

/** Handlers for a modal's content. `open` is asked before the modal takes the focus, so the place before it is known. */
export function focusReturn(open: Accessor<boolean>): FocusHandlers {
  let before: Element | null = null;
  createComputed(
    on(open, (isOpen) => {
      if (isOpen) before = document.activeElement;
    }),
  );
  return {
    onOpenAutoFocus: (event) => {
      const first =
        event.currentTarget instanceof Element
          ? event.currentTarget.querySelector<HTMLElement>(wanted)
          : null;
      if (!first) return;
      event.preventDefault();
      first.focus();
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
    // A button that takes itself away (a note put aside) takes the focus along; keys must still reach the modal.
    onClick: ({ currentTarget: content }) => {
      const keep = () => {
        if (document.activeElement === document.body && content.isConnected) content.focus();
      };
      // At once for what is gone already, and again for what goes with the frame.
      keep();
      requestAnimationFrame(() => setTimeout(keep));
    },
  };
}
