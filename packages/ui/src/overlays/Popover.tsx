import { Popover as Kobalte } from '@kobalte/core/popover';
import { type ComponentProps, createSignal, type JSX } from 'solid-js';

export interface PopoverProps {
  /** The button that opens it: `trigger={(attributes) => <Button {...attributes}>…</Button>}`. */
  trigger: (attributes: ComponentProps<'button'>) => JSX.Element;
  /** Its name for screen readers. */
  label: string;
  placement?: 'bottom-start' | 'bottom-end';
  /** Open from its first moment: for one that is only loaded when somebody asks for it. */
  defaultOpen?: boolean;
  /** Wider, and without a margin of its own: for a list that runs to the edges. */
  flush?: boolean;
  /** The content, told how to close itself. */
  children: (close: () => void) => JSX.Element;
}

/** A small panel beside its button: filters, settings. Escape and a click outside close it. */
export function Popover(props: PopoverProps): JSX.Element {
  const [open, setOpen] = createSignal(props.defaultOpen ?? false);
  let panel: HTMLDivElement | undefined;
  // A list is read from its top; what it holds may not be there yet, and the focus would land below it.
  const startAtTheTop = (event: Event) => {
    if (!props.flush) return;
    event.preventDefault();
    panel?.focus();
  };
  return (
    <Kobalte open={open()} onOpenChange={setOpen} placement={props.placement ?? 'bottom-start'} gutter={6}>
      <Kobalte.Trigger as={(attributes: ComponentProps<'button'>) => props.trigger(attributes)} />
      <Kobalte.Portal>
        <Kobalte.Content
          ref={panel}
          onOpenAutoFocus={startAtTheTop}
          aria-label={props.label}
          class="floating appear max-h-[70vh] overflow-y-auto outline-none"
          classList={{
            'p-3 w-[min(320px,calc(100vw-24px))]': !props.flush,
            'w-[min(420px,calc(100vw-24px))]': props.flush,
          }}
        >
          {props.children(() => setOpen(false))}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}
