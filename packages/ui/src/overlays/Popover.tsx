import { Popover as Kobalte } from '@kobalte/core/popover';
import { type ComponentProps, createSignal, type JSX } from 'solid-js';

export interface PopoverProps {
  /** The button that opens it: `trigger={(attributes) => <Button {...attributes}>…</Button>}`. */
  trigger: (attributes: ComponentProps<'button'>) => JSX.Element;
  /** Its name for screen readers. */
  label: string;
  placement?: 'bottom-start' | 'bottom-end';
  /** The content, told how to close itself. */
  children: (close: () => void) => JSX.Element;
}

/** A small panel beside its button: filters, settings. Escape and a click outside close it. */
export function Popover(props: PopoverProps): JSX.Element {
  const [open, setOpen] = createSignal(false);
  return (
    <Kobalte open={open()} onOpenChange={setOpen} placement={props.placement ?? 'bottom-start'} gutter={6}>
      <Kobalte.Trigger as={(attributes: ComponentProps<'button'>) => props.trigger(attributes)} />
      <Kobalte.Portal>
        <Kobalte.Content
          aria-label={props.label}
          class="floating appear p-3 w-[min(320px,calc(100vw-24px))] max-h-[70vh] overflow-y-auto outline-none"
        >
          {props.children(() => setOpen(false))}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}
