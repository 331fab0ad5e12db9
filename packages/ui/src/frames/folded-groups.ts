/** Which groups of the navigation somebody has folded or opened, remembered in this browser. */
import { createSignal } from 'solid-js';

const storageKey = 'millwright.folded';

function stored(): Record<string, boolean> {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Record<string, boolean>;
  } catch {
    return {};
  }
}

const [choice, setChoice] = createSignal(stored());

/** As the person left it; as the group comes, where they never touched it. */
export const isFolded = (key: string, atFirst: boolean): boolean => choice()[key] ?? atFirst;

export function setFolded(key: string, folded: boolean): void {
  const next = { ...choice(), [key]: folded };
  setChoice(next);
  localStorage.setItem(storageKey, JSON.stringify(next));
}
