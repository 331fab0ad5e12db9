import type { Scope } from '@millwright/platform';
import { makeTask } from '../modules/tasks/tasks.factory.ts';

const day = (text: string) => new Date(text);

/** What a contract's plan consists of: one of everything the planning module keeps. */
export async function buildPlan(
  scope: Scope,
  tag: string,
  of: { contractId: string; departmentId: string; memberId: string; taskId: string; nextTaskId: string },
) {
  const { tx } = scope;
  const { contractId, departmentId, memberId, taskId, nextTaskId } = of;
  const plannedTaskId = await makeTask(scope, {
    contractId,
    departmentId,
    title: `${tag} planned`,
    assigneeIds: [memberId],
    startsOn: '2026-12-01',
    dueOn: '2026-12-03',
    place: 5,
  });
  const dependency = await tx.taskDependency.create({
    data: { contractId, predecessorId: taskId, successorId: nextTaskId, lagDays: 1 },
  });
  // Far enough off that there is always something to propose.
  await tx.taskConstraint.create({
    data: {
      contractId,
      taskId: plannedTaskId,
      sourceType: 'ProcurementItem',
      sourceId: taskId,
      notBefore: day('2090-01-02'),
      label: `${tag} motor`,
    },
  });
  const baseline = await tx.scheduleBaseline.create({
    data: { contractId, name: `${tag} signed plan`, taskCount: 1 },
  });
  await tx.baselineTask.create({
    data: { baselineId: baseline.id, contractId, taskId: plannedTaskId, title: `${tag} planned` },
  });
  const move = {
    taskId: plannedTaskId,
    departmentId,
    version: 1,
    from: { startsOn: '2026-12-01', endsOn: '2026-12-03' },
    to: { startsOn: '2026-12-08', endsOn: '2026-12-10' },
  };
  const proposal = await tx.scheduleProposal.create({
    data: { contractId, reason: `${tag} late`, departmentIds: [departmentId], moves: [move] },
  });
  const calendar = await tx.workCalendar.create({
    data: { name: `${tag} site`, workdays: [true, true, true, true, true, true, false] },
  });
  const exception = await tx.calendarException.create({
    data: { calendarId: calendar.id, fromOn: day('2026-12-24'), toOn: day('2026-12-24'), name: `${tag} eve` },
  });
  const leave = await tx.personLeave.create({
    data: {
      memberId,
      departmentIds: [departmentId],
      fromOn: day('2026-12-07'),
      toOn: day('2026-12-08'),
    },
  });
  const template = await tx.planTemplate.create({
    data: {
      name: `${tag} template`,
      content: {
        tasks: [
          {
            title: `${tag} design`,
            description: null,
            departmentId,
            offsetDays: 0,
            durationDays: 2,
            weight: '1',
            isPublic: true,
          },
        ],
        links: [],
      },
    },
  });
  return {
    plannedTaskId,
    dependencyId: dependency.id,
    baselineId: baseline.id,
    proposalId: proposal.id,
    calendarId: calendar.id,
    exceptionId: exception.id,
    leaveId: leave.id,
    templateId: template.id,
  };
}
