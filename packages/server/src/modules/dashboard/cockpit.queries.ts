import type { Scope } from '@millwright/platform';
import { acceptanceSummary } from '../acceptance/index.ts';
import { type ContractDetail, getContract } from '../contracts/index.ts';
import { type ShownBlocker, shownGate, waitsForCommission } from '../delivery/index.ts';
import { shiftPreview } from '../planning/index.ts';
import { listItems } from '../procurement/index.ts';
import { listTasks, plannedProgress } from '../tasks/index.ts';

/** What is late on a contract, with whose it is and where one sees to it. */
export type Obstacle = { people: string[] } & (
  | { kind: 'late_part'; id: string; title: string; supplierName: string | null; expectedOn: string | null }
  | { kind: 'late_task'; id: string; title: string; dueOn: string }
);

/** What the next gate is: an acceptance that has begun or a milestone that is not reached, whichever comes first in the work. */
export type Gate =
  | { kind: 'commission' }
  | { kind: 'milestone'; name: string; dueOn: string | null }
  | {
      kind: 'acceptance';
      name: string;
      nameEn: string | null;
      state: string;
      holder: { kind: string; names: string[] };
    };

/** How a contract stands: how far it is and should be, what comes next, what blocks it and who holds that, and when it will end. */
export interface Cockpit {
  contractId: string;
  /** Percent the contract should have reached by its tasks' dates; null without tasks. */
  plannedProgress: number | null;
  gate: Gate | null;
  /** What keeps it from being delivered: what its delivery gate says, in its order, as far as the viewer may read of it. */
  blockers: ShownBlocker[];
  /** Parts first, then tasks, each the longest waiting first; at most {@link MOST_OBSTACLES} of them. */
  obstacles: Obstacle[];
  /** More than are told. */
  hasMore: boolean;
  /** When the plan ends as things stand; null where the plan says nothing. */
  expectedEnd: string | null;
}

export const MOST_OBSTACLES = 6;
const AT_WORK = new Set(['signed', 'planning', 'executing', 'accepting', 'suspended']);

/** The cockpit of a contract, for whoever may read it; each part as far as they may see it. */
export async function getCockpit(scope: Scope, contractId: string): Promise<Cockpit> {
  const contract = await getContract(scope, contractId);
  const isAtWork = AT_WORK.has(contract.status);
  const obstacles = isAtWork ? await obstaclesOf(scope, contractId) : [];
  const { endsOn } = await shiftPreview(scope, contractId);
  return {
    contractId,
    plannedProgress: await plannedProgress(scope, contractId),
    gate: await nextGate(scope, contract),
    blockers: isAtWork ? (await shownGate(scope, contractId)).blockers : [],
    obstacles: obstacles.slice(0, MOST_OBSTACLES),
    hasMore: obstacles.length > MOST_OBSTACLES,
    expectedEnd: endsOn.to ?? endsOn.from,
  };
}

/** An acceptance that is under way comes before any milestone; otherwise the next milestone, and without one the next acceptance. */
async function nextGate(scope: Scope, contract: ContractDetail): Promise<Gate | null> {
  if (await waitsForCommission(scope, contract)) return { kind: 'commission' };
  const { next } = await acceptanceSummary(scope, contract.id);
  const milestone = contract.milestones.find(({ reachedOn }) => reachedOn === null);
  const acceptance = next && {
    kind: 'acceptance' as const,
    name: next.name,
    nameEn: next.nameEn,
    state: next.state,
    holder: next.holder,
  };
  const isUnderWay = next !== null && next.state !== 'not_requested';
  if (acceptance && (isUnderWay || contract.status === 'accepting')) return acceptance;
  if (milestone) return { kind: 'milestone', name: milestone.name, dueOn: milestone.dueOn };
  return acceptance;
}

async function obstaclesOf(scope: Scope, contractId: string): Promise<Obstacle[]> {
  const limit = MOST_OBSTACLES + 1;
  const parts = scope.can('read', 'ProcurementItem')
    ? await listItems(scope, {
        contractIds: [contractId],
        late: ['overdue', 'endangered'],
        open: true,
        sort: 'promised',
        direction: 'asc',
        limit,
      })
    : { items: [] };
  const tasks = scope.can('read', 'Task')
    ? await listTasks(scope, {
        contractIds: [contractId],
        states: ['overdue'],
        sort: 'due',
        direction: 'asc',
        limit,
      })
    : { items: [] };
  return [
    ...parts.items.map(
      (item): Obstacle => ({
        kind: 'late_part',
        id: item.id,
        title: item.name,
        supplierName: item.supplier?.name ?? null,
        expectedOn: item.promisedDate ?? item.neededBy,
        people: item.requester ? [item.requester.name] : [],
      }),
    ),
    ...tasks.items.map(
      (task): Obstacle => ({
        kind: 'late_task',
        id: task.id,
        title: task.title,
        dueOn: task.dueOn!,
        people: task.assignees.map(({ name }) => name),
      }),
    ),
  ];
}
