import {
  CONTRACT_STATES,
  DISPLAY_STATUSES,
} from '@millwright/server/modules/contracts/contracts.lifecycle.ts';
import { describe, expect, it } from 'vitest';
import english from '../../i18n/en/index.ts';
import { keyOfState, stateWords } from './state-words.ts';

const textAt = (key: string) =>
  key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], english);

describe('what a firm calls states', () => {
  it.each([
    ...CONTRACT_STATES.map((state) => `state.${state}`),
    ...DISPLAY_STATUSES.map((status) => `display.${status}`),
  ])('has a text of ours to stand in for %s', (state) => {
    expect(textAt(keyOfState(state))).toBeTypeOf('string');
  });

  it('comes with both languages', () => {
    expect(stateWords({ 'state.draft': { zh: '拟稿', en: null } })).toEqual({
      'contracts.states.draft': { 'zh-CN': '拟稿', en: null },
    });
  });
});
