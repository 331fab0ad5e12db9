import {
  type NoticeKind,
  noticeKinds,
} from '@millwright/server/modules/notifications/notice-kinds.schemas.ts';
import { formatDate, locales } from '@millwright/ui';
import { describe, expect, it } from 'vitest';
import english from '../../i18n/en/index.ts';
import { setLocale } from '../../i18n/index.ts';
import chinese from '../../i18n/zh-CN/index.ts';
import { type NoticeRow, noticeIcon, noticeLink, noticeText } from './notice-words.ts';

const kinds = Object.keys(noticeKinds) as NoticeKind[];
const texts = { en: english.notifications.kinds, 'zh-CN': chinese.notifications.kinds };
const id = '01900000-0000-7000-8000-000000000001';
const facts = {
  ...{
    contractNo: 'HT-2601',
    contractName: '灌装线',
    departmentName: '电气部',
    departmentNameEn: 'Electrical',
  },
  ...{ role: 'member', remains: false, count: 3, taskTitle: '接线', startsOn: null, dueOn: '2026-12-18' },
  ...{ fileName: '总图.dwg', versionNo: 2, finding: 'Eicar-Test-Signature' },
  ...{ number: 3, decision: 'approve' },
  ...{ feedbackNo: 'FB-2026-0001', feedbackTitle: '光电误报', severity: 'critical', reopened: true },
  ...{ reason: '复测正常', cause: 'late_report', causeName: '接线' },
  ...{ outcome: 'resolved', deliveryNo: 'DN-2026-0001', confirmed: false, verdict: 'refused', name: '王工' },
  ...{ itemName: '伺服电机', orderNo: 'PO-1', promisedDate: '2026-12-18', quantity: '4', unit: '台' },
  ...{ isComplete: true, from: '2026-12-01', to: '2026-12-18', neededBy: null, endsOn: '2027-01-08' },
  ...{ stageName: '出厂验收', stageNameEn: 'Factory acceptance', round: 2 },
  ...{ percent: 80, usedBytes: 81e9, limitBytes: 100e9 },
};
const notice = (kind: string, more: object = {}, row: object = {}) =>
  ({
    id,
    kind,
    facts: { ...facts, ...more },
    byName: '陈立',
    subjectType: 'Contract',
    subjectId: id,
    ...row,
  }) as unknown as NoticeRow;

describe.each(locales)('what notices say (%s)', (locale) => {
  it.each(kinds)('has words, a picture and a way for %s', async (kind) => {
    expect(texts[locale][kind]).toBeTruthy();
    await setLocale(locale);
    const decided = kind === 'acceptance_decided' ? { outcome: 'rejected' } : {};
    const text = noticeText(notice(kind, decided));
    expect(text).toContain('陈立');
    expect(text).not.toMatch(/[{}]|notifications\./);
    expect(noticeIcon(notice(kind))).toBeTypeOf('function');
    expect(noticeLink(notice(kind))).toMatch(/^\/[a-z]/);
  });

  it.each([
    { startsOn: '2026-12-01' },
    { startsOn: '2026-12-01', dueOn: null },
    { dueOn: null },
    { dueOn: '2026-12-24' },
  ])('says dates as far as there are any: %j', async (dates) => {
    await setLocale(locale);
    const text = noticeText(notice('task_dates_changed', dates));
    for (const day of Object.values(dates)) if (day) expect(text).toContain(formatDate(day, 'medium'));
    expect(text).not.toMatch(/[{}]|null/);
  });
});

describe('a notice', () => {
  it('names the department in the reader’s language, and the product where nobody did it', async () => {
    await setLocale('en');
    expect(noticeText(notice('department_lead', {}, { byName: null }))).toBe(
      'Millwright made you lead for Electrical on this contract',
    );
    expect(noticeText(notice('tasks_given', { taskTitle: null }))).toContain('3 tasks');
    await setLocale('zh-CN');
    expect(noticeText(notice('department_lead'))).toContain('电气部');
  });

  it('leads to what its reader may still see', () => {
    expect(noticeLink(notice('team_removed'))).toBe('/contracts');
    expect(noticeLink(notice('team_removed', { remains: true }))).toBe(`/contracts/${id}`);
    expect(noticeLink(notice('tasks_given'))).toBe('/my-tasks');
    expect(noticeLink(notice('tasks_given', {}, { subjectType: 'Task' }))).toBe(`/tasks/${id}`);
  });
});
