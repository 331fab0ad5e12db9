import type { Scope } from '@millwright/platform';
import type { StageState } from './acceptance.lifecycle.ts';
import { type StageStanding, standingsOf } from './standing.queries.ts';

/** Whose turn it is at a stage that is not passed. */
export interface Holder {
  /** Inspectors of the firm, the project lead, the customer, or whoever has to mend and ask again. */
  kind: 'inspector' | 'project_lead' | 'customer' | 'team';
  /** Who that is by name, where it is somebody in particular. */
  names: string[];
}

/** A required stage that keeps a contract from being delivered. */
export interface OpenAcceptance {
  code: string;
  name: string;
  nameEn: string | null;
  state: StageState;
  holder: Holder;
  /** Whether the customer sees the stage. */
  isShown: boolean;
}

async function namesOf(scope: Scope, ids: readonly (string | null)[]): Promise<string[]> {
  const known = ids.filter((id): id is string => id !== null);
  if (known.length === 0) return [];
  const rows = await scope
    .beyondReach('who holds a gate is named to whoever waits for it')
    .sql.selectFrom('member as m')
    .where('m.id', 'in', known)
    .select('m.name')
    .orderBy('m.name')
    .execute();
  return rows.map(({ name }) => name);
}

async function projectLead(scope: Scope, contractId: string): Promise<Holder> {
  const contract = await scope
    .beyondReach('who leads a contract is named to whoever waits for it')
    .sql.selectFrom('contract as c')
    .where('c.id', '=', contractId)
    .select('c.project_lead_id as leadId')
    .executeTakeFirst();
  return { kind: 'project_lead', names: await namesOf(scope, [contract?.leadId ?? null]) };
}

async function holderOf(scope: Scope, contractId: string, stage: StageStanding): Promise<Holder> {
  if (stage.state === 'awaiting_customer') return { kind: 'customer', names: [] };
  const open = stage.acceptances.find(({ roundStatus }) => roundStatus === stage.state);
  if (stage.state === 'under_review')
    return { kind: 'inspector', names: await namesOf(scope, open?.inspectorIds ?? []) };
  if (stage.state === 'requested')
    return stage.acceptor === 'inspector' ? { kind: 'inspector', names: [] } : projectLead(scope, contractId);
  if (stage.state === 'rejected' || stage.state === 'partly')
    return { kind: 'team', names: await namesOf(scope, [open?.requestedBy ?? null]) };
  return projectLead(scope, contractId);
}

/** Each required stage of a contract that is not passed yet, with whose turn it is: what the delivery gate asks. */
export async function openAcceptances(scope: Scope, contractId: string): Promise<OpenAcceptance[]> {
  const open = (await standingsOf(scope, contractId)).filter(
    ({ isRequired, state }) => isRequired && state !== 'passed',
  );
  const told: OpenAcceptance[] = [];
  for (const stage of open)
    told.push({
      code: stage.code,
      name: stage.name,
      nameEn: stage.nameEn,
      state: stage.state,
      holder: await holderOf(scope, contractId, stage),
      isShown: stage.isShown,
    });
  return told;
}

/** The stages of a contract at a glance, for its cockpit: where each stands, and the day it was passed. */
export interface AcceptanceSummary {
  stages: {
    code: string;
    name: string;
    nameEn: string | null;
    state: StageState;
    isRequired: boolean;
    passedOn: string | null;
    withConcession: boolean;
  }[];
  /** The first required stage that is not passed; null when all are. */
  next: OpenAcceptance | null;
}

/** For whoever may read the contract; ask that first. */
export async function acceptanceSummary(scope: Scope, contractId: string): Promise<AcceptanceSummary> {
  const standings = await standingsOf(scope, contractId);
  const next = standings.find(({ isRequired, state }) => isRequired && state !== 'passed');
  return {
    stages: standings.map(({ code, name, nameEn, state, isRequired, passedOn, withConcession }) => ({
      code,
      name,
      nameEn,
      state,
      isRequired,
      passedOn,
      withConcession,
    })),
    next: next
      ? {
          code: next.code,
          name: next.name,
          nameEn: next.nameEn,
          state: next.state,
          holder: await holderOf(scope, contractId, next),
          isShown: next.isShown,
        }
      : null,
  };
}

/** The day a stage was passed, as its rounds say; null while it is not. What "FAT passed on day D" is read from. */
export async function stagePassedOn(scope: Scope, contractId: string, code: string): Promise<string | null> {
  return (await standingsOf(scope, contractId)).find((one) => one.code === code)?.passedOn ?? null;
}

/** Tasks among these whose inspection has passed at the stage named: alone or with the whole contract. */
export async function inspectedTasks(
  scope: Scope,
  { taskIds, stageCode }: { taskIds: readonly string[]; stageCode: string },
): Promise<Set<string>> {
  if (taskIds.length === 0) return new Set();
  const rows = await scope
    .beyondReach('whether a task was inspected is told with the task')
    .sql.selectFrom('task as t')
    .where('t.id', 'in', [...taskIds])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('acceptance as a')
          .whereRef('a.contract_id', '=', 't.contract_id')
          .where('a.stage_code', '=', stageCode)
          .whereRef('a.accepted_quantity', '>=', 'a.total_quantity')
          .where((eb) =>
            eb.or([
              eb('a.is_whole', '=', true),
              eb.exists(
                eb
                  .selectFrom('acceptance_task as x')
                  .whereRef('x.acceptance_id', '=', 'a.id')
                  .whereRef('x.task_id', '=', 't.id')
                  .select('x.id'),
              ),
            ]),
          )
          .select('a.id'),
      ),
    )
    .select('t.id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** A task whose work is reported as finished, and whose kind demands an inspection that has not been passed. */
export interface TaskToInspect {
  id: string;
  title: string;
}

/**
 * Production state of a contract's tasks (003-10): reported at 100 %, a task whose kind is inspected counts as "to be
 * inspected" until an acceptance at the contract's first stage, of it or of the whole contract, has passed. Computed from
 * reports and rounds, never stored, so there is no way to done around it. As far as the viewer reads the tasks.
 */
export async function tasksToInspect(
  scope: Scope,
  contractId: string,
  stageCode: string | undefined,
): Promise<TaskToInspect[]> {
  if (!stageCode) return [];
  const finished = await scope.sql
    .selectFrom('task as t')
    .innerJoin('task_type as y', (join) =>
      join.onRef('y.id', '=', 't.type_id').onRef('y.tenant_id', '=', 't.tenant_id'),
    )
    .where('t.contract_id', '=', contractId)
    .where('t.deleted_at', 'is', null)
    .where('t.progress', '=', 100)
    .where('y.needs_inspection', '=', true)
    .where(scope.where('read', 'Task', 't') as never)
    .select(['t.id', 't.title'])
    .orderBy('t.sort_order')
    .limit(200)
    .execute();
  const inspected = await inspectedTasks(scope, { taskIds: finished.map(({ id }) => id), stageCode });
  return finished.filter(({ id }) => !inspected.has(id));
}
