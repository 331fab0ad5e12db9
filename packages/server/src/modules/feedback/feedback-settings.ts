import { newId } from '@millwright/db';
import { invalid, type Scope } from '@millwright/platform';
import { currentTenant } from '../tenancy/index.ts';
import { feedbackSettingChanged } from './feedback.events.ts';
import { FIRST_REOPEN_DAYS, type Severity } from './feedback.lifecycle.ts';
import type { UpdateFeedbackSetting } from './feedback.schemas.ts';
import { holidaysAround } from './holidays.ts';
import { afterWorkingHours, type WorkingTime } from './working-time.ts';

/** When the firm works, how fast it answers, and how long what was settled can be taken up again. */
export interface FeedbackSettings {
  /** 0 as long as the firm goes by what everybody begins with. */
  version: number;
  workdays: boolean[];
  opensAt: string;
  closesAt: string;
  holidays: 'china' | 'none';
  criticalHours: number;
  majorHours: number;
  minorHours: number;
  reopenDays: number;
}

/** What a firm begins with. */
export const FIRST_SETTINGS: FeedbackSettings = {
  version: 0,
  workdays: [true, true, true, true, true, false, false],
  opensAt: '08:30',
  closesAt: '17:30',
  holidays: 'china',
  criticalHours: 4,
  majorHours: 9,
  minorHours: 27,
  reopenDays: FIRST_REOPEN_DAYS,
};

async function findSettings(scope: Scope): Promise<(FeedbackSettings & { id: string }) | undefined> {
  return scope.sql
    .selectFrom('feedback_setting')
    .select(['id', 'version', 'workdays', 'opens_at as opensAt', 'closes_at as closesAt', 'holidays'])
    .select(['critical_hours as criticalHours', 'major_hours as majorHours', 'minor_hours as minorHours'])
    .select('reopen_days as reopenDays')
    .executeTakeFirst() as Promise<(FeedbackSettings & { id: string }) | undefined>;
}

/** What the firm has set, or else what everybody begins with, and whether the viewer may change it. */
export async function feedbackSettings(scope: Scope): Promise<FeedbackSettings & { allowed: string[] }> {
  const { id: _id, ...found } = (await findSettings(scope)) ?? { id: '', ...FIRST_SETTINGS };
  return { ...found, allowed: scope.allowed('FeedbackSetting', {}, ['update']) };
}

/** Says when the firm works and how fast it answers. Counts for what is reported or judged anew from now on. */
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

/** Refuses a week without a workday, and a day that ends before it begins. */
function requireSoundHours({ workdays, opensAt, closesAt }: UpdateFeedbackSetting): void {
  if (!workdays.includes(true))
    throw invalid('feedback.no_workday', {}, [{ path: 'workdays', code: 'feedback.no_workday' }]);
  if (closesAt <= opensAt)
    throw invalid('feedback.closes_before_opening', {}, [
      { path: 'closesAt', code: 'feedback.closes_before_opening' },
    ]);
}

/** Until when something of this severity, reported at a moment, is to be answered. */
export async function respondBy(scope: Scope, severity: Severity, reportedAt: Date): Promise<Date> {
  const settings = (await findSettings(scope)) ?? FIRST_SETTINGS;
  const { timeZone } = await currentTenant(scope);
  return afterWorkingHours(
    reportedAt,
    settings[`${severity}Hours`],
    workingTime(settings, timeZone, reportedAt),
  );
}

/** The last moment in which something settled then can be taken up again. */
export async function reopenUntil(scope: Scope, settledAt: Date): Promise<Date> {
  const { reopenDays } = (await findSettings(scope)) ?? FIRST_SETTINGS;
  return new Date(settledAt.getTime() + reopenDays * 24 * 60 * 60 * 1000);
}

function workingTime(settings: FeedbackSettings, timeZone: string, around: Date): WorkingTime {
  const { workdays, opensAt, closesAt, holidays } = settings;
  return {
    workdays,
    opensAt,
    closesAt,
    timeZone,
    exceptions: holidays === 'china' ? holidaysAround(around.getUTCFullYear()) : [],
  };
}
