import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { findContract } from '../contracts/index.ts';
import { ACCEPTING_STATES, type RoundState } from './acceptance.lifecycle.ts';
import { type TaskToInspect, tasksToInspect } from './gate.queries.ts';
import { ownStages } from './stages.queries.ts';
import { isComplete, type StageStanding, stagesBefore, standingsOf } from './standing.queries.ts';
import { plainDecimal } from './tolerance.schemas.ts';

export interface RoundLine {
  id: string;
  number: number;
  status: RoundState;
  quantity: string;
  acceptedQuantity: string;
  requestedBy: string | null;
  requestedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  failedChecks: string[];
  findingCount: number;
  /** Tasks that mend what was found, and how many of them are done. */
  reworkCount: number;
  reworkDone: number;
}

export interface AcceptanceLine {
  id: string;
  title: string | null;
  isWhole: boolean;
  taskTitles: string[];
  unit: string | null;
  totalQuantity: string;
  acceptedQuantity: string;
  isComplete: boolean;
  rounds: RoundLine[];
}

export interface ContractStage extends Omit<StageStanding, 'acceptances'> {
  acceptances: AcceptanceLine[];
  /** The earlier stage that has to be passed first, for the whole contract. */
  waitsFor: { name: string; nameEn: string | null } | null;
}

export interface ContractAcceptance {
  stages: ContractStage[];
  /** Whether the contract has stages of its own instead of the firm's. */
  hasOwnStages: boolean;
  /** Finished tasks whose kind demands an inspection that is still to come. */
  toInspect: TaskToInspect[];
  /** What the viewer may do here now: `request`, `configure`. */
  allowed: string[];
}

async function linesOf(
  scope: Scope,
  contractId: string,
): Promise<(AcceptanceLine & { stageCode: string })[]> {
  const { sql: all } = scope.beyondReach('people and tasks of a round are named to whoever reads it');
  const acceptances = await scope.sql
    .selectFrom('acceptance as a')
    .where('a.contract_id', '=', contractId)
    .where(scope.where('read', 'Acceptance', 'a') as never)
    .select(['a.id', 'a.stage_code as stageCode', 'a.title', 'a.is_whole as isWhole', 'a.unit'])
    .select(['a.total_quantity as totalQuantity', 'a.accepted_quantity as acceptedQuantity'])
    .orderBy('a.id')
    .execute();
  if (acceptances.length === 0) return [];
  const ids = acceptances.map(({ id }) => id);
  const tasks = await all
    .selectFrom('acceptance_task as x')
    .innerJoin('task as t', (join) =>
      join.onRef('t.id', '=', 'x.task_id').onRef('t.tenant_id', '=', 'x.tenant_id'),
    )
    .where('x.acceptance_id', 'in', ids)
    .select(['x.acceptance_id as acceptanceId', 't.title'])
    .orderBy('t.sort_order')
    .execute();
  const rounds = await all
    .selectFrom('acceptance_round as r')
    .leftJoin('member as q', (join) =>
      join.onRef('q.id', '=', 'r.requested_by').onRef('q.tenant_id', '=', 'r.tenant_id'),
    )
    .leftJoin('member as d', (join) =>
      join.onRef('d.id', '=', 'r.decided_by').onRef('d.tenant_id', '=', 'r.tenant_id'),
    )
    .where('r.acceptance_id', 'in', ids)
    .select(['r.id', 'r.acceptance_id as acceptanceId', 'r.number', 'r.status', 'r.quantity'])
    .select([
      'r.accepted_quantity as acceptedQuantity',
      'q.name as requestedBy',
      'r.requested_at as requestedAt',
    ])
    .select(['d.name as decidedBy', 'r.decided_at as decidedAt'])
    .select([
      sql<string[]>`coalesce((select array_agg(k.title order by k.sort_order) from acceptance_check k
        where k.tenant_id = r.tenant_id and k.round_id = r.id and k.verdict = 'not_ok'), '{}')`.as(
        'failedChecks',
      ),
      sql<number>`(select count(*)::int from non_conformance n where n.tenant_id = r.tenant_id and n.round_id = r.id)`.as(
        'findingCount',
      ),
      sql<number>`(select count(n.rework_task_id)::int from non_conformance n
        where n.tenant_id = r.tenant_id and n.round_id = r.id)`.as('reworkCount'),
      sql<number>`(select count(*)::int from non_conformance n join task w on w.tenant_id = n.tenant_id and w.id = n.rework_task_id
        where n.tenant_id = r.tenant_id and n.round_id = r.id and w.progress = 100)`.as('reworkDone'),
    ])
    .orderBy('r.number', 'desc')
    .execute();
  return acceptances.map((one) => ({
    ...one,
    totalQuantity: plainDecimal(one.totalQuantity),
    acceptedQuantity: plainDecimal(one.acceptedQuantity),
    isComplete: isComplete(one),
    taskTitles: tasks.filter(({ acceptanceId }) => acceptanceId === one.id).map(({ title }) => title),
    rounds: rounds
      .filter(({ acceptanceId }) => acceptanceId === one.id)
      .map(({ acceptanceId: _, ...round }) => ({
        ...round,
        status: round.status as RoundState,
        quantity: plainDecimal(round.quantity),
        acceptedQuantity: plainDecimal(round.acceptedQuantity),
      })),
  }));
}

/** The stages of a contract as steps, with every round there was, for whoever may read the contract. */
export async function contractAcceptance(scope: Scope, contractId: string): Promise<ContractAcceptance> {
  const contract = await findContract(scope, contractId);
  const standings = await standingsOf(scope, contractId);
  const lines = await linesOf(scope, contractId);
  const { departmentIds } = contract;
  const isMoment = ACCEPTING_STATES.includes(contract.status);
  const allowed: string[] = [];
  if (isMoment && scope.can('request', 'Acceptance', { contractId, departmentIds })) allowed.push('request');
  if (scope.can('configure', 'Acceptance', { contractId, departmentIds })) allowed.push('configure');
  return {
    stages: standings.map(({ acceptances: _, ...stage }) => {
      const [first] = stagesBefore(standings, stage.code, null);
      return {
        ...stage,
        acceptances: lines
          .filter(({ stageCode }) => stageCode === stage.code)
          .map(({ stageCode: __, ...line }) => line),
        waitsFor: first ? { name: first.name, nameEn: first.nameEn } : null,
      };
    }),
    toInspect: await tasksToInspect(scope, contractId, standings[0]?.code),
    hasOwnStages: (await ownStages(scope, contractId)).length > 0,
    allowed,
  };
}
