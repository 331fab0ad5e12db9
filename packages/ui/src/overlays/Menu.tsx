import { type ComponentProps, createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import type { Icon } from '../display/icon.ts';

const load = () => import('./MenuPanel.tsx');
const MenuPanel = lazy(load);

export interface MenuItem {
  label: string;
  icon?: Icon;
  onSelect?: () => void;
  /** Goes to a page of this app instead. */
  href?: string;
  danger?: boolean;
  disabled?: boolean;
  /** A tick before the words, for choices; the menu stays open. */
  checked?: boolean;
  note?: string;
}

/** An entry; a heading over the entries that follow; or a line between groups. */
export type MenuEntry = MenuItem | { heading: string } | 'separator';

export interface MenuProps {
  /** The button that opens it: `trigger={(attributes) => <Button {...attributes}>…</Button>}`. */
  trigger: (attributes: ComponentProps<'button'>) => JSX.Element;
  entries: readonly MenuEntry[];
  placement?: 'bottom-start' | 'bottom-end' | 'top-start' | 'right-start';
}

/**
 * A menu of actions: arrow keys, first letters, Escape. Until it is first opened it is only its button; reaching for the
 * button loads the rest.
 */
export function Menu(props: MenuProps): JSX.Element {
  const [wanted, setWanted] = createSignal(false);
  const button = () =>
    props.trigger({
      'aria-haspopup': 'menu',
      'aria-expanded': wanted(),
      onPointerEnter: () => void load(),
      onFocus: () => void load(),
      onClick: () => setWanted(true),
      onKeyDown: (event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        setWanted(true);
      },
    });
  return (
    <Show when={wanted()} fallback={button()}>
      <Suspense fallback={button()}>
        <MenuPanel {...props} />
      </Suspense>
    </Show>
  );
}
