import { dayIn } from '@millwright/platform';
import { describe, expect, it } from 'vitest';
import { addDays, momentIn } from './calendar.ts';
import { hengda } from './data/hengda.ts';
import { northwind } from './data/northwind.ts';
import type { FirmData } from './firm-data.ts';
import { type PlannedContract, planContract } from './plan-contract.ts';

const firms: FirmData[] = [hengda, northwind];
/** Every weekday, two year ends, both daylight saving nights, and starts at any hour. */
const moments = Array.from(
  { length: 150 },
  (_, i) => new Date(Date.UTC(2026, 9, 20 + i * 3, (i * 5) % 24, 3)),
);

interface Case {
  firm: FirmData;
  today: string;
  now: Date;
  contract: PlannedContract;
}

const cases: Case[] = moments.flatMap((now) =>
  firms.flatMap((firm) => {
    const today = dayIn(firm.timeZone, now);
    return firm.contracts.map((data) => ({
      firm,
      today,
      now,
      contract: planContract(firm, data, today, now),
    }));
  }),
);

/** Says which contract broke a rule, on which day. */
function expectNone(broken: (c: Case) => unknown): void {
  const found = cases.flatMap((c) => {
    const what = broken(c);
    return what === undefined || what === false
      ? []
      : [`${c.contract.data.no} on ${c.now.toISOString()}: ${String(what)}`];
  });
  expect(found).toEqual([]);
}

const finished = (percent: number) => percent === 100;

describe('the plan of a demo contract, whatever the day of the start', () => {
  it('adds up to the percent its story tells', () => {
    expectNone(({ contract: { tasks, data } }) => {
      const weight = tasks.reduce((sum, task) => sum + task.weight, 0);
      const percent = tasks.reduce((sum, task) => sum + task.weight * task.percent, 0) / weight;
      return Math.abs(percent - data.progress) > 0.75 && percent;
    });
  });

  it('never reports anything before it could be, or later than now', () => {
    expectNone(({ contract, now, firm }) => {
      const signed = momentIn(firm.timeZone, contract.signedOn ?? '9999-12-31', 0);
      const all = contract.tasks.flatMap((task) => task.reports);
      return all.some(({ at }) => at > now || at < signed);
    });
  });

  it('has reports rise in time and percent up to where the task is', () => {
    expectNone(({ contract }) => {
      const wrong = contract.tasks.find(({ reports, percent }) =>
        percent === 0
          ? reports.length > 0
          : reports.at(-1)?.percent !== percent ||
            reports.some((report, i) => {
              const before = reports[i - 1];
              const rises = report.percent > report.previousPercent && report.percent <= 100;
              return (
                !rises ||
                report.previousPercent !== (before?.percent ?? 0) ||
                (before && before.at >= report.at)
              );
            }),
      );
      return wrong && `${wrong.title} ${JSON.stringify(wrong.reports)}`;
    });
  });

  it('lets nothing begin or finish ahead of itself', () => {
    expectNone(({ contract, today }) => {
      const wrong = contract.tasks.find(
        ({ startsOn, dueOn, percent, completedOn }) =>
          dueOn < startsOn ||
          (percent > 0 && startsOn > today) ||
          finished(percent) !== (completedOn !== null) ||
          (completedOn !== null && (completedOn > today || completedOn < startsOn)),
      );
      return wrong && `${wrong.title} ${wrong.startsOn} ${wrong.dueOn} ${wrong.percent} ${wrong.completedOn}`;
    });
  });

  it('keeps to the contract’s own dates', () => {
    expectNone(({ contract: { tasks, days, signedOn, data }, today }) => {
      const outside = tasks.some(
        ({ startsOn, dueOn }) => startsOn < days.startsOn || dueOn > addDays(days.promisedDate, 2),
      );
      const order = signedOn !== null && (signedOn > days.startsOn || signedOn > today);
      const over = data.status === 'delivered' || data.status === 'in_service';
      return outside || order || over !== (days.deliveredOn !== null) || (days.deliveredOn ?? '') > today;
    });
  });

  it('reaches its gates in their order, each with the task it stands for', () => {
    expectNone(({ contract: { milestones, days }, today }) => {
      const reached = milestones.map(({ reachedOn }) => reachedOn);
      const unordered = reached.some(
        (day, i) => i > 0 && day !== null && (reached[i - 1] === null || reached[i - 1]! > day),
      );
      const late = reached.some((day) => day !== null && day > today);
      const delivered = days.deliveredOn !== null && reached.at(-1) !== days.deliveredOn;
      return (milestones.length !== 6 || unordered || late || delivered) && JSON.stringify(milestones);
    });
  });

  it('gives work to people of the team only', () => {
    expectNone(({ contract: { tasks, teams, data } }) => {
      const wrong = tasks.find(({ department, assignees }) => {
        const team = teams.get(department)!.map(({ mailbox }) => mailbox);
        return (
          assignees.length === 0 ||
          assignees.some((mailbox) => !team.includes(mailbox) || mailbox === data.left?.mailbox)
        );
      });
      return wrong?.title;
    });
  });

  it('has some of everything running: finished, under way, overdue and not begun', () => {
    for (const now of moments) {
      const today = dayIn(hengda.timeZone, now);
      const running = cases.filter(
        (c) => c.now === now && c.firm === hengda && c.contract.data.status === 'executing',
      );
      const tasks = running.flatMap(({ contract }) => contract.tasks);
      expect(tasks.filter(({ percent }) => percent === 100).length).toBeGreaterThan(30);
      expect(tasks.filter(({ percent }) => percent > 0 && percent < 100).length).toBeGreaterThan(15);
      expect(tasks.filter(({ percent, dueOn }) => percent < 100 && dueOn < today).length).toBeGreaterThan(5);
      expect(
        tasks.filter(({ percent, startsOn }) => percent === 0 && startsOn > today).length,
      ).toBeGreaterThan(20);
    }
  });

  it('is the same for the same moment', () => {
    const [now, data] = [moments[3]!, hengda.contracts[5]!];
    const plan = () => planContract(hengda, data, dayIn(hengda.timeZone, now), now);
    expect(plan()).toEqual(plan());
  });
});

describe('a moment on a wall clock', () => {
  it('knows the zone and its daylight saving', () => {
    expect(momentIn('Asia/Shanghai', '2026-11-22', 9 * 60).toISOString()).toBe('2026-11-22T01:00:00.000Z');
    expect(momentIn('America/Chicago', '2026-07-01', 9 * 60).toISOString()).toBe('2026-07-01T14:00:00.000Z');
    expect(momentIn('America/Chicago', '2026-12-01', 9 * 60).toISOString()).toBe('2026-12-01T15:00:00.000Z');
  });
});
