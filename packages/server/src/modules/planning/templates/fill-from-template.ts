import { conflict, invalid, type Scope } from '@millwright/platform';
import { addWorkdays, endOfWork } from '@millwright/scheduling';
import { findContract } from '../../contracts/index.ts';
import type { TaskToPlan } from '../../tasks/index.ts';
import { type FirmCalendars, loadCalendars } from '../calendars/firm-calendars.ts';
import { takeOverPlan } from '../operations/take-over-plan.ts';
import type { FillFromTemplate } from '../planning.schemas.ts';
import type { TemplateTask } from './template-content.ts';
import { findTemplate } from './templates.queries.ts';

export interface Filled {
  contractId: string;
  taskCount: number;
  linkCount: number;
  /** Tasks of departments that were sent nowhere. */
  leftOut: number;
}

/**
 * Plans a contract as an earlier one was planned: the template's tasks from a day on, by the working days of the departments
 * they go to. Tasks of a department that goes nowhere stay out, and with them what waited for them.
 */
export async function fillFromTemplate(scope: Scope, input: FillFromTemplate): Promise<Filled> {
  const { contractId, templateId, startsOn } = input;
  const contract = await findContract(scope, contractId);
  const { content } = await findTemplate(scope, templateId);
  const targets = new Map(input.departments.map(({ from, to }) => [from, to]));
  for (const to of targets.values())
    if (to && !contract.departmentIds.includes(to))
      throw invalid('tasks.department_not_on_contract', {
        departmentId: to,
        contractNo: contract.contractNo,
      });
  const calendars = await loadCalendars(scope);
  const places = new Map<number, number>();
  const tasks: TaskToPlan[] = [];
  for (const [place, task] of content.tasks.entries()) {
    const departmentId = targets.get(task.departmentId);
    if (!departmentId) continue;
    places.set(place, tasks.length);
    tasks.push(placed(task, departmentId, startsOn, calendars));
  }
  if (tasks.length === 0) throw conflict('planning.nothing_planned');
  const links = content.links.flatMap(({ predecessor, successor, ...link }) => {
    const [from, to] = [places.get(predecessor), places.get(successor)];
    return from === undefined || to === undefined ? [] : { ...link, predecessor: from, successor: to };
  });
  await takeOverPlan(scope, contractId, tasks, links);
  return {
    contractId,
    taskCount: tasks.length,
    linkCount: links.length,
    leftOut: content.tasks.length - tasks.length,
  };
}

function placed(
  task: TemplateTask,
  departmentId: string,
  startsOn: string,
  { byId, ofDepartment }: FirmCalendars,
): TaskToPlan {
  const calendar = byId[ofDepartment(departmentId)]!;
  const { title, description, weight, isPublic, offsetDays, durationDays } = task;
  const first =
    offsetDays === null ? null : addWorkdays(calendar, addWorkdays(calendar, startsOn, 0), offsetDays);
  return {
    departmentId,
    title,
    description,
    weight,
    isPublic,
    startsOn: durationDays === 0 ? null : first,
    dueOn: first && endOfWork(calendar, first, durationDays),
  };
}
