import { as, type Person, testServices } from '@millwright/testkit';
import { givenWorkplace, type Workplace } from '../tasks/tasks.scene.ts';

/** A Monday before the holidays of autumn 2026; what the tests plan lies around it. */
export const TODAY = '2026-09-21';

/** Lets it be a day, at ten in the morning in China, until it is said to be another. */
export async function itIs(day: string): Promise<void> {
  (await testServices()).clock = () => new Date(`${day}T10:00:00+08:00`);
}

/** A workplace with a plan: tasks by title, and links between them. */
export interface PlannedPlace extends Workplace {
  link(
    predecessorId: string,
    successorId: string,
    how?: { type?: 'FS' | 'SS' | 'FF' | 'SF'; lagDays?: number },
  ): Promise<string>;
  /** Reports progress as if on that day. */
  report(taskId: string, percent: number, day: string): Promise<void>;
  plan(person?: Person): Promise<Awaited<ReturnType<ReturnType<typeof as>['planning']['plan']>>>;
}

export async function givenPlan(options: Parameters<typeof givenWorkplace>[0] = {}): Promise<PlannedPlace> {
  await itIs(TODAY);
  const place = await givenWorkplace(options);
  const { firm, contractId } = place;
  return {
    ...place,
    link: async (predecessorId, successorId, how = {}) =>
      (await as(firm.boss).planning.link({ predecessorId, successorId, ...how })).id,
    report: (taskId, percent, day) =>
      firm.write(async ({ tx }) => {
        const at = new Date(`${day}T15:00:00+08:00`);
        await tx.progressEvent.create({
          data: { taskId, contractId, percent, previousPercent: 0, reportedAt: at },
        });
        const completedAt = percent === 100 ? at : null;
        await tx.task.updateMany({
          where: { id: taskId },
          data: { progress: percent, lastProgressAt: at, completedAt },
        });
      }),
    plan: (person = firm.boss) => as(person).planning.plan({ contractId }),
  };
}

/** The rows of a plan by title. */
export const byTitle = <T extends { title: string }>(rows: readonly T[]): Record<string, T> =>
  Object.fromEntries(rows.map((row) => [row.title, row]));
