import type { JSX } from 'solid-js';

let bubble: HTMLDivElement | undefined;
let timer: number | undefined;
/** What was pressed last: whoever uses a thing knows it, and what comes of it must not be covered. */
let pressed: HTMLElement | null = null;
let byKeyboard = false;

function hide(): void {
  window.clearTimeout(timer);
  if (bubble?.matches(':popover-open')) bubble.hidePopover();
}

function show(target: HTMLElement): void {
  if (!bubble || !target.isConnected || !target.dataset.tip) return;
  bubble.textContent = target.dataset.tip;
  bubble.showPopover();
  const at = target.getBoundingClientRect();
  const size = bubble.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.left + at.width / 2 - size.width / 2), innerWidth - size.width - 8);
  const below = at.bottom + 6;
  bubble.style.left = `${left}px`;
  bubble.style.top = `${below + size.height > innerHeight ? at.top - size.height - 6 : below}px`;
}

// One bubble for the page and two listeners, whatever the number of icons in a list.
function install(): void {
  if (bubble) return;
  bubble = document.createElement('div');
  bubble.className = 'tooltip';
  bubble.setAttribute('aria-hidden', 'true');
  bubble.popover = 'manual';
  document.body.append(bubble);
  const target = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
  document.addEventListener('pointerover', (event) => {
    const over = target(event);
    hide();
    if (over === pressed) return;
    pressed = null;
    if (over && event.pointerType !== 'touch') timer = window.setTimeout(() => show(over), 400);
  });
  document.addEventListener('focusin', (event) => {
    const over = target(event);
    hide();
    // Focus that comes back from a closed dialog was not moved by anybody.
    if (over && byKeyboard && event.target instanceof Element && event.target.matches(':focus-visible'))
      show(over);
  });
  document.addEventListener('focusout', hide);
  document.addEventListener(
    'keydown',
    (event) => {
      byKeyboard = event.key === 'Tab' || event.key.startsWith('Arrow');
      if (event.key === 'Escape') hide();
    },
    { capture: true },
  );
  document.addEventListener(
    'pointerdown',
    (event) => {
      byKeyboard = false;
      pressed = target(event);
      hide();
    },
    { capture: true },
  );
  document.addEventListener('scroll', hide, { capture: true, passive: true });
}

/** A short word about the thing under the pointer or focus. The control inside must carry its own accessible name. */
export function Tooltip(props: { text: string; children: JSX.Element }): JSX.Element {
  install();
  return (
    <span class="inline-flex" data-tip={props.text}>
      {props.children}
    </span>
  );
}
