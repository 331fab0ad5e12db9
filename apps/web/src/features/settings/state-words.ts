/** What the firm calls states, under the keys this app shows them by. */
import type { OwnWords } from '@millwright/ui';

export type StatusNames = Record<string, { zh: string | null; en: string | null }>;

/** `state.draft` shows as a contract's stage, `display.overdue` as one of the six states at a glance. */
export const keyOfState = (state: string): string =>
  state.startsWith('display.')
    ? state.replace('display.', 'ui.status.')
    : state.replace('state.', 'contracts.states.');

/** The firm's names by the keys of our texts. */
export const stateWords = (names: StatusNames): OwnWords =>
  Object.fromEntries(
    Object.entries(names).map(([state, { zh, en }]) => [keyOfState(state), { 'zh-CN': zh, en }]),
  );
