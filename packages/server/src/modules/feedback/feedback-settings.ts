import { newId } from '@millwright/db';
import { invalid, type Scope } from '@millwright/platform';
import { firmCalendar } from '../planning/index.ts';
import { currentTenant } from '../tenancy/index.ts';
import { feedbackSettingChanged } from './feedback.events.ts';
import { FIRST_REOPEN_DAYS, type Severity } from './feedback.lifecycle.ts';
import type { UpdateFeedbackSetting } from './feedback.schemas.ts';
import { afterWorkingHours, type WorkingTime } from './working-time.ts';

/** From when to when the firm answers, how fast, and how long what was settled can be taken up again. */
export interface FeedbackSettings {
  /** 0 as long as the firm goes by what everybody begins with. */
  version: number;
  opensAt: string;
  closesAt: string;
  criticalHours: number;
  majorHours: number;
  minorHours: number;
  reopenDays: number;
}

/** What a firm begins with. */
export const FIRST_SETTINGS: FeedbackSettings = {
  version: 0,
  opensAt: '08:30',
  closesAt: '17:30',
  criticalHours: 4,
  majorHours: 9,
  minorHours: 27,
  reopenDays: FIRST_REOPEN_DAYS,
};

async function findSettings(scope: Scope): Promise<(FeedbackSettings & { id: string }) | undefined> {
  return scope.sql
    .selectFrom('feedback_setting')
    .select(['id', 'version', 'opens_at as opensAt', 'closes_at as closesAt'])
    .select(['critical_hours as criticalHours', 'major_hours as majorHours', 'minor_hours as minorHours'])
    .select('reopen_days as reopenDays')
    .executeTakeFirst() as Promise<(FeedbackSettings & { id: string }) | undefined>;
}

/** What the firm has set, or else what everybody begins with, and whether the viewer may change it. */
export async function feedbackSettings(scope: Scope): Promise<FeedbackSettings & { allowed: string[] }> {
  const { id: _id, ...found } = (await findSettings(scope)) ?? { id: '', ...FIRST_SETTINGS };
  return { ...found, allowed: scope.allowed('FeedbackSetting', {}, ['update']) };
}

/** Says from when to when the firm answers and how fast. Counts for what is reported or judged anew from now on. */
export async function updateFeedbackSettings(
  scope: Scope,
  input: UpdateFeedbackSetting,
): Promise<FeedbackSettings & { allowed: string[] }> {
  const found = await findSettings(scope);
  scope.require('update', 'FeedbackSetting', found ?? {});
  requireSoundHours(input);
  const { version, ...data } = input;
  const id = found?.id ?? newId();
  if (found) await scope.save('feedbackSetting', found, version, data);
  else await scope.tx.feedbackSetting.create({ data: { id, ...data } });
  await scope.announce(feedbackSettingChanged, { settingId: id });
  return feedbackSettings(scope);
}

/** Refuses a day that ends before it begins. */
function requireSoundHours({ opensAt, closesAt }: UpdateFeedbackSetting): void {
  if (closesAt <= opensAt)
    throw invalid('feedback.closes_before_opening', {}, [
      { path: 'closesAt', code: 'feedback.closes_before_opening' },
    ]);
}

/** Until when something of this severity, reported at a moment, is to be answered. */
export async function respondBy(scope: Scope, severity: Severity, reportedAt: Date): Promise<Date> {
  const settings = (await findSettings(scope)) ?? FIRST_SETTINGS;
  const { timeZone } = await currentTenant(scope);
  const { opensAt, closesAt } = settings;
  const { workdays, exceptions } = await firmCalendar(scope);
  const time: WorkingTime = { workdays, exceptions, opensAt, closesAt, timeZone };
  return afterWorkingHours(reportedAt, settings[`${severity}Hours`], time);
}

/** The last moment in which something settled then can be taken up again. */
export async function reopenUntil(scope: Scope, settledAt: Date): Promise<Date> {
  const { reopenDays } = (await findSettings(scope)) ?? FIRST_SETTINGS;
  return new Date(settledAt.getTime() + reopenDays * 24 * 60 * 60 * 1000);
}
