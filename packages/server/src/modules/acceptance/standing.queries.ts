import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { OPEN_ROUNDS, type RoundState, type StageState } from './acceptance.lifecycle.ts';
import { type StageRow, stagesOf } from './stages.queries.ts';
import { compareDecimals } from './tolerance.schemas.ts';

/** An acceptance with what its rounds came to. */
export interface AcceptanceFacts {
  id: string;
  stageCode: string;
  isWhole: boolean;
  totalQuantity: string;
  acceptedQuantity: string;
  taskIds: string[];
  /** The latest round that was not withdrawn. */
  roundId: string | null;
  roundStatus: RoundState | null;
  roundVersion: number | null;
  inspectorIds: string[];
  requestedBy: string | null;
  passedOn: string | null;
}

/** Where a stage of a contract stands. */
export interface StageStanding extends StageRow {
  state: StageState;
  /** The day its last part was passed, in the firm's zone; null until all of it is. */
  passedOn: string | null;
  /** Whether some of it was conceded. */
  withConcession: boolean;
  acceptances: AcceptanceFacts[];
}

/** All acceptances of a contract: the gate counts also what the viewer may not see. */
async function acceptancesOf(
  scope: Scope,
  contractId: string,
): Promise<(AcceptanceFacts & { conceded: boolean })[]> {
  const { timeZone } = scope.principal;
  const { rows } = await sql<AcceptanceFacts & { conceded: boolean }>`
    select a.id, a.stage_code as "stageCode", a.is_whole as "isWhole", a.total_quantity::text as "totalQuantity",
           a.accepted_quantity::text as "acceptedQuantity",
           coalesce((select array_agg(x.task_id) from acceptance_task x where x.acceptance_id = a.id), '{}') as "taskIds",
           r.id as "roundId", r.status as "roundStatus", r.version as "roundVersion",
           coalesce(r.inspector_ids, '{}') as "inspectorIds", r.requested_by as "requestedBy",
           exists (select 1 from acceptance_round p where p.acceptance_id = a.id and p.status = 'passed_with_concession') as conceded,
           (select to_char(max(p.decided_at) at time zone ${timeZone}, 'YYYY-MM-DD') from acceptance_round p
             where p.acceptance_id = a.id and p.accepted_quantity > 0) as "passedOn"
      from acceptance a
      left join lateral (select * from acceptance_round l where l.acceptance_id = a.id and l.status <> 'withdrawn'
                          order by l.number desc limit 1) r on true
     where a.contract_id = ${contractId}::uuid
     order by a.id
  `.execute(scope.beyondReach('a stage stands where all of its acceptances do').sql);
  return rows;
}

/** Tasks of the contract that acceptances of a stage have to cover between them; what mends something belongs to its cause. */
async function tasksToCover(scope: Scope, contractId: string): Promise<string[]> {
  const rows = await scope
    .beyondReach('a stage is passed when the tasks of all departments are')
    .sql.selectFrom('task as t')
    .where('t.contract_id', '=', contractId)
    .where('t.deleted_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('non_conformance as n').whereRef('n.rework_task_id', '=', 't.id').select('n.id')),
      ),
    )
    .select('t.id')
    .execute();
  return rows.map(({ id }) => id);
}

export const isComplete = (one: Pick<AcceptanceFacts, 'totalQuantity' | 'acceptedQuantity'>): boolean =>
  compareDecimals(one.acceptedQuantity, one.totalQuantity) >= 0;

const ORDER: readonly StageState[] = ['rejected', 'awaiting_customer', 'under_review', 'requested', 'partly'];

/** How one acceptance stands by itself. */
function stateOf(one: AcceptanceFacts): StageState {
  if (isComplete(one)) return 'passed';
  if (one.roundStatus && (OPEN_ROUNDS as readonly string[]).includes(one.roundStatus))
    return one.roundStatus as StageState;
  if (one.roundStatus === 'rejected') return 'rejected';
  return one.roundStatus === null ? 'not_requested' : 'partly';
}

/**
 * A stage is passed when all of the contract is: one acceptance of the whole, or acceptances of tasks that cover every
 * task between them; and none that was begun is left incomplete. Acceptances whose every round was withdrawn do not count.
 */
function standing(
  stage: StageRow,
  all: readonly (AcceptanceFacts & { conceded: boolean })[],
  tasks: readonly string[],
): StageStanding {
  const counted = all.filter((one) => one.stageCode === stage.code && one.roundStatus !== null);
  const complete = counted.filter(isComplete);
  const covered = new Set(complete.flatMap(({ taskIds }) => taskIds));
  const isAll =
    complete.some(({ isWhole }) => isWhole) || (tasks.length > 0 && tasks.every((id) => covered.has(id)));
  const isPassed = isAll && complete.length === counted.length;
  const states = counted.map(stateOf);
  const state: StageState = isPassed
    ? 'passed'
    : (ORDER.find((one) => states.includes(one)) ?? (complete.length > 0 ? 'partly' : 'not_requested'));
  const days = complete.flatMap(({ passedOn }) => (passedOn ? [passedOn] : []));
  return {
    ...stage,
    state,
    passedOn: isPassed ? (days.sort().at(-1) ?? null) : null,
    withConcession: counted.some(({ conceded }) => conceded),
    acceptances: counted,
  };
}

/** The stages of a contract in their order, each with where it stands. Ask first whether the viewer may read the contract. */
export async function standingsOf(scope: Scope, contractId: string): Promise<StageStanding[]> {
  const stages = await stagesOf(scope, contractId);
  const all = await acceptancesOf(scope, contractId);
  const tasks = all.length > 0 ? await tasksToCover(scope, contractId) : [];
  return stages.map((stage) => standing(stage, all, tasks));
}

/** Earlier stages that hold back what is asked for: those not passed for the whole, or for one of these tasks. */
export function stagesBefore(
  standings: readonly StageStanding[],
  code: string,
  taskIds: readonly string[] | null,
): StageStanding[] {
  const place = standings.findIndex((one) => one.code === code);
  return standings.slice(0, place).filter((one) => {
    if (!one.holdsNext || one.state === 'passed') return false;
    if (taskIds === null) return true;
    const complete = one.acceptances.filter(isComplete);
    if (complete.some(({ isWhole }) => isWhole)) return false;
    const covered = new Set(complete.flatMap((acceptance) => acceptance.taskIds));
    return !taskIds.every((id) => covered.has(id));
  });
}
