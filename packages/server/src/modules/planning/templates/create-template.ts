import { conflict, forbidden, type Scope } from '@millwright/platform';
import { workdayShift } from '@millwright/scheduling';
import { sql } from 'kysely';
import { findContract } from '../../contracts/index.ts';
import { durationOf, isMilestone } from '../plan/engine-plan.ts';
import { loadNetwork, type Network } from '../plan/network.ts';
import { plansWhole } from '../plan/plan-rights.ts';
import { templateChanged } from '../planning.events.ts';
import {
  type CreateTemplate,
  MAX_PLAN_TASKS,
  type RenameTemplate,
  type VersionedTemplate,
} from '../planning.schemas.ts';
import type { TemplateContent } from './template-content.ts';
import { findTemplate, getTemplate, type TemplateDetail } from './templates.queries.ts';

/**
 * Keeps the shape of a contract's plan for those to come: tasks by working days from the start, what waits for what,
 * departments and weights; no people, no dates, no progress. For whoever plans the whole contract, since everybody who
 * plans may use it.
 */
export async function createTemplate(scope: Scope, input: CreateTemplate): Promise<TemplateDetail> {
  const { contractId, name, description } = input;
  await findContract(scope, contractId);
  scope.require('create', 'PlanTemplate');
  if (!plansWhole(scope, contractId)) throw forbidden('planning.whole_plan_only');
  const network = await loadNetwork(scope, contractId);
  if (network.tasks.length === 0) throw conflict('planning.nothing_planned');
  if (network.tasks.length > MAX_PLAN_TASKS)
    throw conflict('planning.too_many_tasks', { most: MAX_PLAN_TASKS });
  const content = await contentOf(scope, network);
  const { id } = await scope.tx.planTemplate.create({
    data: { name, description: description || null, content: content as never },
    select: { id: true },
  });
  await scope.announce(templateChanged, { templateId: id, verb: 'created' });
  return getTemplate(scope, { templateId: id });
}

async function contentOf(scope: Scope, network: Network): Promise<TemplateContent> {
  const more = await scope.sql
    .selectFrom('task as t')
    .where(sql<boolean>`t.id = any(${network.tasks.map(({ id }) => id)}::uuid[])`)
    .select(['t.id', 't.description', 't.weight', 't.is_public as isPublic'])
    .execute();
  const details = new Map(more.map((row) => [row.id, row]));
  const { calendars } = network;
  const starts = network.tasks.flatMap(({ startsOn, dueOn }) => startsOn ?? dueOn ?? []).sort();
  const places = new Map(network.tasks.map(({ id }, place) => [id, place]));
  return {
    tasks: network.tasks.map((task) => {
      const first = task.startsOn ?? (isMilestone(task) ? task.dueOn : null);
      const calendar = calendars.byId[calendars.ofDepartment(task.departmentId)]!;
      return {
        title: task.title,
        description: details.get(task.id)?.description ?? null,
        departmentId: task.departmentId,
        offsetDays: first ? workdayShift(calendar, starts[0]!, first) : null,
        durationDays: durationOf(network, task),
        weight: details.get(task.id)?.weight ?? '1',
        isPublic: details.get(task.id)?.isPublic ?? true,
      };
    }),
    links: network.dependencies.map(({ predecessorId, successorId, type, lagDays }) => ({
      predecessor: places.get(predecessorId)!,
      successor: places.get(successorId)!,
      type,
      lagDays,
    })),
  };
}

/** Gives a template another name, or says more of it. */
export async function renameTemplate(scope: Scope, input: RenameTemplate): Promise<TemplateDetail> {
  const { templateId, version, ...changes } = input;
  const template = await findTemplate(scope, templateId);
  scope.require('update', 'PlanTemplate', template);
  await scope.save('planTemplate', template, version, changes);
  await scope.announce(templateChanged, { templateId, verb: 'updated' });
  return getTemplate(scope, { templateId });
}

/** Removes a template; plans filled from it stay as they are. */
export async function deleteTemplate(
  scope: Scope,
  { templateId, version }: VersionedTemplate,
): Promise<{ templateId: string }> {
  const template = await findTemplate(scope, templateId);
  scope.require('delete', 'PlanTemplate', template);
  await scope.save('planTemplate', template, version, { deletedAt: scope.now() });
  await scope.announce(templateChanged, { templateId, verb: 'deleted' });
  return { templateId };
}
