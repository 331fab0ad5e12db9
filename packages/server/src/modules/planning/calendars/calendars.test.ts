import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { byTitle, givenPlan } from '../planning.scene.ts';

const SIX_DAYS = [true, true, true, true, true, true, false];

async function theirs() {
  const place = await givenPlan();
  const { items } = await as(place.firm.boss).planning.calendars.list();
  return { ...place, calendar: items[0]!, calendars: as(place.firm.boss).planning.calendars };
}

describe('the firm’s working calendars', () => {
  it('begin with a week of five days and the country’s holidays, shown by the year', async () => {
    const { firm, calendar } = await theirs();
    expect(calendar).toMatchObject({ isDefault: true, region: 'CN', allowed: ['update'] });
    const shown = await as(firm.staff.sales).planning.calendars.year({ year: 2026 });
    expect(shown).toMatchObject({ isYearKnown: true, own: [], allowed: [] });
    expect(shown.holidays).toContainEqual(
      expect.objectContaining({
        from: '2026-10-01',
        to: '2026-10-07',
        isWorking: false,
        holiday: 'national_day',
      }),
    );
    const later = await as(firm.boss).planning.calendars.year({ year: 2099 });
    expect(later).toMatchObject({ isYearKnown: false, holidays: [] });
  });

  it('take the firm’s own days over the country’s, and every plan follows', async () => {
    const { firm, calendar, calendars, task, plan } = await theirs();
    await task({ title: '装配', startsOn: '2026-09-30', dueOn: '2026-10-08' });
    const duration = async () => byTitle((await plan()).tasks).装配!.durationDays;
    expect(await duration()).toBe(2);
    const span = { calendarId: calendar.id, name: '赶工' };
    const added = await calendars.addException({
      ...span,
      from: '2026-10-04',
      to: '2026-10-05',
      isWorking: true,
    });
    expect(added).toMatchObject({ year: 2026, own: [{ from: '2026-10-04', name: '赶工', isWorking: true }] });
    expect(await duration()).toBe(4);
    await calendars.removeException({ exceptionId: added.own[0]!.id! });
    expect(await duration()).toBe(2);
    await calendars.update({ calendarId: calendar.id, version: 1, region: null });
    expect(await duration()).toBe(7);
    const said = (await firm.announcements()).map(({ name }) => name);
    expect(said.filter((name) => name === 'planning.calendar-changed')).toHaveLength(3);
  });

  it('are several where departments work on other days', async () => {
    const { firm, calendars, task, plan } = await theirs();
    const departmentIds = [firm.departments.software];
    const site = { name: '现场', nameEn: 'Site', workdays: SIX_DAYS, region: null, departmentIds };
    const made = await calendars.create(site);
    for (const department of ['electrical', 'software'] as const)
      await task({ title: department, department, startsOn: '2026-09-25', dueOn: '2026-09-28' });
    const rows = byTitle((await plan()).tasks);
    expect([rows.electrical!.durationDays, rows.software!.durationDays]).toEqual([1, 3]);
    await expect(calendars.create({ ...site, name: '又一个' })).rejects.toMatchObject(
      refusal('conflict', 'planning.department_has_calendar'),
    );
    await calendars.delete({ calendarId: made.id, version: 1 });
    expect(byTitle((await plan()).tasks).software!.durationDays).toBe(1);
  });

  it('keep the one everybody works by, and a week with a working day', async () => {
    const { firm, calendar, calendars } = await theirs();
    const { id: calendarId } = calendar;
    await expect(calendars.delete({ calendarId, version: 1 })).rejects.toMatchObject(
      refusal('conflict', 'planning.default_stays'),
    );
    const departmentIds = [firm.departments.software];
    await expect(calendars.update({ calendarId, version: 1, departmentIds })).rejects.toMatchObject(
      refusal('invalid', 'planning.default_is_for_all'),
    );
    for (const workdays of [SIX_DAYS.map(() => false), SIX_DAYS.slice(1)])
      await expect(calendars.update({ calendarId, version: 1, workdays })).rejects.toMatchObject(
        refusal('invalid'),
      );
    const span = { calendarId, isWorking: false, name: '年会' };
    for (const days of [
      { from: '2026-10-05', to: '2026-10-04' },
      { from: '2026-01-01', to: '2036-01-01' },
    ])
      await expect(calendars.addException({ ...span, ...days })).rejects.toMatchObject(refusal('invalid'));
    await calendars.update({ calendarId, version: 1, workdays: SIX_DAYS });
    await expect(calendars.update({ calendarId, version: 1, region: null })).rejects.toMatchObject(
      refusal('conflict', 'platform.changed_meanwhile'),
    );
  });

  it('are the boss’s to change, and each firm’s own', async () => {
    const { firm, calendar } = await theirs();
    const { id: calendarId } = calendar;
    const change = (person: Parameters<typeof as>[0]) =>
      as(person).planning.calendars.update({ calendarId, version: 1, workdays: SIX_DAYS });
    await expect(change(firm.leaders.electrical)).rejects.toMatchObject(refusal('forbidden'));
    const other = await given.firm();
    await expect(change(other.boss)).rejects.toMatchObject(
      refusal('not_found', 'planning.calendar_not_found'),
    );
  });
});
