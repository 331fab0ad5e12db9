/** What the firm calls states, under the keys this app shows them by. */
import type { OwnWords } from '@millwright/ui';

type StatusNames = Record<string, { zh: string | null; en: string | null }>;

/** Stages of which the customer sees one, under the word it has here. */
const STAGES: Readonly<Record<string, string>> = {
  'state.accepting': 'portal.accepting',
  'state.suspended': 'portal.onHold',
  'state.cancelled': 'portal.cancelled',
};

/** The firm's names by the keys of our texts; what the customer never sees is left out. */
export function stateWords(names: StatusNames): OwnWords {
  const words: Record<string, { 'zh-CN': string | null; en: string | null }> = {};
  for (const [state, { zh, en }] of Object.entries(names)) {
    const key =
      STAGES[state] ?? (state.startsWith('display.') ? state.replace('display.', 'ui.status.') : null);
    if (key) words[key] = { 'zh-CN': zh, en };
  }
  return words;
}
