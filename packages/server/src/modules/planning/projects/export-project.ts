import type { Scope } from '@millwright/platform';
import {
  type ProjectFile,
  type ProjectResource,
  type ProjectTask,
  writeProjectXml,
} from '@millwright/scheduling/project-xml';
import { findContract } from '../../contracts/index.ts';
import { getBaseline } from '../baselines/baselines.ts';
import { loadCalendars } from '../calendars/firm-calendars.ts';
import { type ContractPlan, getPlan } from '../plan/plan.queries.ts';
import type { PlanDoors } from './import-project.ts';

const MINUTES_PER_DAY = 480;

/**
 * A contract's plan as Microsoft Project reads it, as far as the viewer may read its tasks; with its latest baseline. It is
 * written when the transaction is over: thousands of tasks as text need no connection.
 */
export async function exportProject(
  { read }: Pick<PlanDoors, 'read'>,
  { contractId }: { contractId: string },
): Promise<{ fileName: string; content: string }> {
  const { contractNo, project } = await read(async (scope) => {
    const contract = await findContract(scope, contractId);
    const plan = await getPlan(scope, contractId);
    const [latest] = plan.baselines;
    const kept = latest ? (await getBaseline(scope, { baselineId: latest.id })).tasks : [];
    return {
      contractNo: contract.contractNo,
      project: await projectOf(scope, plan, contract.name, kept),
    };
  });
  const content = writeProjectXml(project);
  return { fileName: `${contractNo.replace(/[^\p{L}\p{N}_.-]+/gu, '_')}.xml`, content };
}

type Kept = { taskId: string; startsOn: string | null; endsOn: string | null };

async function projectOf(
  scope: Scope,
  plan: ContractPlan,
  name: string,
  kept: readonly Kept[],
): Promise<ProjectFile> {
  const firm = await loadCalendars(scope);
  const calendarIds = Object.keys(firm.byId);
  const uidOfCalendar = (id: string) => calendarIds.indexOf(id) + 1;
  const baselines = new Map(kept.map((row) => [row.taskId, row]));
  const uids = new Map(plan.tasks.map(({ id }, place) => [id, place + 1]));
  const people = peopleOf(plan);
  return {
    name,
    ...(plan.startsOn ? { startsOn: plan.startsOn } : {}),
    statusDate: plan.statusDate,
    minutesPerDay: MINUTES_PER_DAY,
    calendarUid: uidOfCalendar(firm.defaultId),
    calendars: calendarIds.map((id) => ({
      uid: uidOfCalendar(id),
      name: id === firm.defaultId ? 'Standard' : `Calendar ${uidOfCalendar(id)}`,
      workdays: [...firm.byId[id]!.workdays],
      exceptions: [...firm.byId[id]!.exceptions],
    })),
    tasks: plan.tasks.map((task) =>
      taskOf(
        task,
        uids.get(task.id)!,
        baselines.get(task.id),
        uidOfCalendar(firm.ofDepartment(task.departmentId)),
      ),
    ),
    dependencies: plan.dependencies.map(({ predecessorId, successorId, type, lagDays }) => ({
      predecessorUid: uids.get(predecessorId)!,
      successorUid: uids.get(successorId)!,
      type: type as 'FS',
      lagDays,
    })),
    resources: [...people.values()],
    assignments: plan.tasks.flatMap((task) =>
      task.assignees.map(({ id }) => ({
        taskUid: uids.get(task.id)!,
        resourceUid: people.get(id)!.uid,
        units: 1,
      })),
    ),
  };
}

function taskOf(
  task: ContractPlan['tasks'][number],
  uid: number,
  baseline: Kept | undefined,
  calendarUid: number,
): ProjectTask {
  const { startsOn, endsOn } = task;
  return {
    uid,
    name: task.title,
    outlineLevel: 1,
    isSummary: false,
    isMilestone: task.isMilestone,
    isActive: true,
    isRecurring: false,
    isManual: false,
    durationDays: task.durationDays,
    isElapsed: false,
    ...(startsOn ? { startsOn } : {}),
    ...(endsOn ? { endsOn } : {}),
    progress: task.progress,
    // Without it Project would bring every task as near as its links allow.
    ...(startsOn ? { constraint: { type: 'start_no_earlier_than', date: startsOn } as const } : {}),
    calendarUid,
    baselines: baseline
      ? [
          {
            number: 0,
            ...(baseline.startsOn ? { startsOn: baseline.startsOn } : {}),
            ...(baseline.endsOn ? { endsOn: baseline.endsOn } : {}),
          },
        ]
      : [],
  };
}

function peopleOf(plan: ContractPlan): Map<string, ProjectResource> {
  const people = new Map<string, ProjectResource>();
  for (const { id, name } of plan.tasks.flatMap(({ assignees }) => assignees))
    if (!people.has(id)) people.set(id, { uid: people.size + 1, name, kind: 'work' });
  return people;
}
