import { beforeEach, describe, expect, it } from 'vitest';
import en from '../texts/en.ts';
import zh from '../texts/zh-CN.ts';
import { errorText, fieldErrorText } from './errors.ts';
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatList,
  formatMoney,
  formatNumber,
  formatRelative,
} from './format.ts';
import { createI18n, lookUp } from './i18n.ts';
import { locale, setOwnWords, setTimeZone } from './state.ts';

const english = {
  ui: en,
  tasks: {
    late: { zero: 'On time', one: '{count} day late', other: '{count} days late' },
    assigned: '{name} has {count} tasks',
    errors: {
      in_recycle_bin: 'Deleted on {at}. Restore it first.',
      dates: 'Ends before it starts',
      needs: '“{name}” is not done',
    },
  },
};
const chinese = {
  ui: zh,
  tasks: {
    late: '逾期 {count} 天',
    assigned: '{name} 有 {count} 项任务',
    errors: {
      in_recycle_bin: '已于 {at} 删除，请先恢复。',
      dates: '结束早于开始',
      needs: '“{name}”尚未完成',
    },
  },
};
const i18n = createI18n({
  en: async () => ({ default: english }),
  'zh-CN': async () => ({ default: chinese }),
});

beforeEach(async () => {
  setTimeZone('Asia/Shanghai');
  await i18n.setLocale('en');
});

describe('texts', () => {
  it('choose the plural by count and write numbers as the reader does', () => {
    expect(i18n.t('tasks.late', { count: 0 })).toBe('On time');
    expect(i18n.t('tasks.late', { count: 1 })).toBe('1 day late');
    expect(i18n.t('tasks.late', { count: 1200 })).toBe('1,200 days late');
  });

  it('switch language as one and remember the choice', async () => {
    await i18n.setLocale('zh-CN');
    expect(locale()).toBe('zh-CN');
    expect(i18n.t('tasks.late', { count: 5 })).toBe('逾期 5 天');
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(localStorage.getItem('millwright.locale')).toBe('zh-CN');
  });

  it('leave a place open rather than write undefined', () => {
    expect(i18n.t('tasks.assigned', { name: 'Li' })).toBe('Li has {count} tasks');
  });

  it('answer an unknown key with the fallback', () => {
    expect(lookUp('tasks.nope', {}, 'fallback')).toBe('fallback');
    expect(lookUp('tasks.late.one')).toBe('tasks.late.one');
  });
});

describe('formats', () => {
  it('keep every digit of money', async () => {
    expect(formatMoney('12345678901234567.89', 'CNY')).toBe('¥12,345,678,901,234,567.89');
    expect(formatMoney('-0.10', 'EUR')).toBe('-€0.10');
    expect(formatMoney(null, 'CNY')).toBe('');
    expect(formatNumber('0.1')).toBe('0.1');
  });

  it('keep a calendar date on its day in every zone', () => {
    setTimeZone('America/Los_Angeles');
    expect(formatDate('2026-12-18')).toBe('2026-12-18');
    expect(formatDate('2026-12-18', 'short')).toBe('Dec 18');
  });

  it('put a point in time on the day and hour of the firm', () => {
    expect(formatDate('2026-12-17T18:30:00Z')).toBe('2026-12-18');
    expect(formatDateTime('2026-12-17T18:30:00Z')).toBe('12/18/2026, 02:30');
  });

  it('say how long ago in the largest unit that fits', () => {
    const now = Date.parse('2026-11-22T10:00:00Z');
    expect(formatRelative('2026-11-22T09:56:00Z', now)).toBe('4 minutes ago');
    expect(formatRelative('2026-11-21T09:00:00Z', now)).toBe('yesterday');
    expect(formatRelative('2026-11-22T09:59:50Z', now)).toBe('just now');
  });

  it('write a row of names as the language does', async () => {
    expect(formatList(['Li', 'Wang', 'Zhou'])).toBe('Li, Wang, Zhou');
    await i18n.setLocale('zh-CN');
    expect(formatList(['李工', '王工'])).toBe('李工、王工');
    expect(formatList([])).toBe('');
  });

  it('write sizes', () => {
    expect(formatBytes(2_100_000)).toBe('2.1 MB');
    expect(formatBytes(0)).toBe('0 bytes');
  });
});

describe('refusals', () => {
  const refusal = (code: string, facts = {}, kind = 'conflict') => ({
    data: { reason: { kind, code, facts } },
  });

  it('speak with the words of their code, dates among the facts included', () => {
    expect(errorText(refusal('tasks.in_recycle_bin', { at: '2026-12-17T18:30:00Z' }))).toBe(
      'Deleted on 12/18/2026, 02:30. Restore it first.',
    );
  });

  it('call what has a name in both languages by the reader’s', async () => {
    const needs = (facts: object) => errorText(refusal('tasks.needs', facts));
    expect(needs({ name: '出厂验收', nameEn: 'Factory acceptance' })).toBe(
      '“Factory acceptance” is not done',
    );
    expect(needs({ name: '出厂验收', nameEn: null })).toBe('“出厂验收” is not done');
    await i18n.setLocale('zh-CN');
    expect(needs({ name: '出厂验收', nameEn: 'Factory acceptance' })).toBe('“出厂验收”尚未完成');
  });

  it('fall back to the words of their kind', () => {
    expect(errorText(refusal('tasks.never_heard_of', {}, 'not_found'))).toBe(en.errors.not_found);
  });

  it('tell a lost connection from a fault of the server', () => {
    expect(errorText(new TypeError('fetch failed'))).toBe(en.errors.unreachable);
    expect(errorText(refusal('platform.unexpected', {}, 'unexpected'))).toBe(en.errors.unexpected);
  });

  it('name what is wrong with a field', () => {
    const too = (code: string, facts: object) => fieldErrorText({ path: 'x', code, facts: { ...facts } });
    expect(too('input.too_small', { origin: 'string', minimum: 1 })).toBe(en.errors.required);
    expect(too('input.too_small', { origin: 'string', minimum: 8 })).toBe('At least 8 characters');
    expect(too('input.too_big', { origin: 'number', maximum: 100 })).toBe('Not more than 100');
    expect(too('input.custom', { params: { code: 'tasks.dates' } })).toBe('Ends before it starts');
    expect(too('input.unheard_of', {})).toBe(en.errors.field_invalid);
  });
});

describe('a firm’s own words', () => {
  it('stand in place of ours, each in its language, until they are taken back', async () => {
    const i18n = createI18n({
      en: async () => ({ default: english }),
      'zh-CN': async () => ({ default: chinese }),
    });
    await i18n.setLocale('zh-CN');
    setOwnWords({ 'ui.status.overdue': { 'zh-CN': '拖期', en: null } });
    expect(lookUp('ui.status.overdue')).toBe('拖期');
    expect(lookUp('ui.status.accepted')).toBe(zh.status.accepted);
    await i18n.setLocale('en');
    expect(lookUp('ui.status.overdue')).toBe(en.status.overdue);
    setOwnWords({});
    await i18n.setLocale('zh-CN');
    expect(lookUp('ui.status.overdue')).toBe(zh.status.overdue);
    await i18n.setLocale('en');
  });
});

describe('a language on its way', () => {
  /** Dictionaries that come when the test says so. */
  function slow() {
    const waiting = new Map<string, () => void>();
    const later =
      <D>(name: string, texts: D) =>
      () =>
        new Promise<{ default: D }>((resolve) => waiting.set(name, () => resolve({ default: texts })));
    const made = createI18n(
      { en: later('en', english), 'zh-CN': later('zh-CN', chinese) },
      {
        en: later('en pages', { more: { word: 'more' } }),
        'zh-CN': later('zh-CN pages', { more: { word: '更多' } }),
      },
    );
    const arrive = async (...names: string[]) => {
      for (const name of names) waiting.get(name)?.();
      await new Promise((resolve) => setTimeout(resolve));
    };
    return { made, arrive };
  }

  it('is not overtaken by the one before, whose other words arrive late', async () => {
    const { made, arrive } = slow();
    const pages = made.startPages();
    const switched = made.setLocale('zh-CN');
    await arrive('zh-CN', 'zh-CN pages');
    await switched;
    await arrive('en', 'en pages');
    await pages;
    expect(locale()).toBe('zh-CN');
    expect(made.t('more.word')).toBe('更多');
    expect(localStorage.getItem('millwright.locale')).toBe('zh-CN');
  });

  it('is what pages wait for that are opened meanwhile, even where the one before is there first', async () => {
    const { made, arrive } = slow();
    const before = made.startPages();
    const switched = made.setLocale('zh-CN');
    let isReady = false;
    void before.then(() => {
      isReady = true;
    });
    await arrive('en', 'en pages');
    expect(isReady).toBe(false);
    await arrive('zh-CN', 'zh-CN pages');
    await Promise.all([before, switched]);
    expect(made.t('more.word')).toBe('更多');
  });

  it('is the last one asked for', async () => {
    const { made, arrive } = slow();
    const first = made.setLocale('zh-CN');
    const second = made.setLocale('en');
    await arrive('en', 'en pages');
    await arrive('zh-CN', 'zh-CN pages');
    await Promise.all([first, second]);
    expect(locale()).toBe('en');
    expect(localStorage.getItem('millwright.locale')).toBe('en');
  });
});
