/** Drafts of forms: what was typed survives a reload of this tab, and goes when the form is sent. */
const prefix = 'millwright.draft.';

export function readDraft<V>(key: string): Partial<V> | undefined {
  try {
    const text = sessionStorage.getItem(prefix + key);
    return text ? (JSON.parse(text) as Partial<V>) : undefined;
  } catch {
    return undefined;
  }
}

export function writeDraft(key: string, values: object): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(values));
  } catch {
    // A full or forbidden storage only costs the draft, never the form.
  }
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(prefix + key);
}
