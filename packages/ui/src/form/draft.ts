/** Drafts of forms: what was typed survives a reload of this tab, and goes when the form is sent. */
const prefix = 'millwright.draft.';

export interface Draft<V> {
  values: Partial<V>;
  /** The record's version the draft began from: sending it later must notice what others changed meanwhile. */
  version: number | undefined;
}

export function readDraft<V>(key: string): Draft<V> | undefined {
  try {
    const text = sessionStorage.getItem(prefix + key);
    return text ? (JSON.parse(text) as Draft<V>) : undefined;
  } catch {
    return undefined;
  }
}

export function writeDraft<V>(key: string, draft: Draft<V>): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(draft));
  } catch {
    // A full or forbidden storage only costs the draft, never the form.
  }
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(prefix + key);
}
