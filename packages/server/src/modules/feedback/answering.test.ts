import { as, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenServicePlace } from './feedback.scene.ts';
import { respondBy } from './feedback-settings.ts';

describe('when the firm works and how fast it answers', () => {
  it('is the boss’s to say, and stays sound', async () => {
    const { firm } = await givenServicePlace();
    const { allowed, ...first } = await as(firm.boss).feedback.settings();
    expect([allowed, first.version]).toEqual([['update'], 0]);
    const set = await as(firm.boss).feedback.updateSettings({ ...first, opensAt: '09:00', criticalHours: 2 });
    expect(set).toMatchObject({ opensAt: '09:00', criticalHours: 2, version: 1 });
    expect((await as(firm.staff.electrical).feedback.settings()).allowed).toEqual([]);
    await expect(
      as(firm.leaders.electrical).feedback.updateSettings({ ...first, version: 1 }),
    ).rejects.toMatchObject(refusal('forbidden'));
    const change = (part: object) => as(firm.boss).feedback.updateSettings({ ...first, version: 1, ...part });
    await expect(change({ closesAt: '08:00' })).rejects.toMatchObject(
      refusal('invalid', 'feedback.closes_before_opening'),
    );
    await expect(change({ version: 7 })).rejects.toMatchObject(
      refusal('conflict', 'platform.changed_meanwhile'),
    );
  });

  it('goes by the days of the firm’s own calendar, as its plans do', async () => {
    const { firm } = await givenServicePlace();
    // Wednesday, an hour before the day ends: of four hours of work three go into the next day.
    const reportedAt = new Date('2026-03-11T08:30:00Z');
    const due = () => firm.read((scope) => respondBy(scope, 'critical', reportedAt));
    expect((await due()).toISOString()).toBe('2026-03-12T03:30:00.000Z');
    const { items } = await as(firm.boss).planning.calendars.list();
    const span = { calendarId: items[0]!.id, isWorking: false, name: '厂休' };
    await as(firm.boss).planning.calendars.addException({ ...span, from: '2026-03-12', to: '2026-03-13' });
    // Thursday and Friday are off, and so is the weekend.
    expect((await due()).toISOString()).toBe('2026-03-16T03:30:00.000Z');
    // A week of six days: Saturday counts.
    await as(firm.boss).planning.calendars.update({
      calendarId: items[0]!.id,
      version: items[0]!.version,
      workdays: [true, true, true, true, true, true, false],
    });
    expect((await due()).toISOString()).toBe('2026-03-14T03:30:00.000Z');
  });
});
