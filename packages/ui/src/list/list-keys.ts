/** The keys of a list: j/k move, x selects, Enter opens, / searches. Rows carry `data-row="<key>"`. */

export interface ListKeyActions {
  toggle: (key: string) => void;
  open: (key: string) => void;
  focusSearch: () => void;
}

/** Where a key must do what it always does: while typing, in menus and dialogs, with a modifier. */
export function isBusyTarget(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.isComposing)
    return true;
  const target = event.target;
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=menu], [role=dialog], [role=alertdialog]',
    ) !== null
  );
}

/** Handles one key press for the list inside `root`; true when it was one of ours. */
export function handleListKey(event: KeyboardEvent, root: HTMLElement, actions: ListKeyActions): boolean {
  if (isBusyTarget(event)) return false;
  const rows = [...root.querySelectorAll<HTMLElement>('[data-row]')];
  const focused = document.activeElement?.closest<HTMLElement>('[data-row]') ?? undefined;
  const at = focused ? rows.indexOf(focused) : -1;
  const key = focused?.dataset.row;
  switch (event.key) {
    case 'j':
    case 'k': {
      const next = event.key === 'j' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0);
      rows[next]?.focus();
      rows[next]?.scrollIntoView({ block: 'nearest' });
      break;
    }
    case 'x':
      if (key === undefined) return false;
      actions.toggle(key);
      break;
    case 'Enter':
      // On a link or button inside the row, Enter already means that one.
      if (key === undefined || document.activeElement !== focused) return false;
      actions.open(key);
      break;
    case '/':
      actions.focusSearch();
      break;
    default:
      return false;
  }
  event.preventDefault();
  return true;
}
