import { newId } from '@millwright/db';
import { conflict, notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { findContract } from '../../contracts/index.ts';
import { requireContractMoment } from '../../tasks/index.ts';
import { baselineSaved } from '../planning.events.ts';
import type { SaveBaseline } from '../planning.schemas.ts';

export interface BaselineCard {
  id: string;
  name: string;
  createdAt: string;
  createdByName: string | null;
  taskCount: number;
  endsOn: string | null;
}

export interface BaselineDetail extends BaselineCard {
  contractId: string;
  tasks: {
    taskId: string;
    title: string;
    startsOn: string | null;
    endsOn: string | null;
    progress: number;
    /** The task went into the recycle bin since. */
    isDeleted: boolean;
  }[];
}

/** Keeps the plan as it stands under a name, for ever: what was promised when. Tasks deleted later stay in it. */
export async function saveBaseline(scope: Scope, { contractId, name }: SaveBaseline): Promise<BaselineCard> {
  const contract = await findContract(scope, contractId);
  scope.require('create', 'ScheduleBaseline', { contractId });
  requireContractMoment('update', contract.status);
  const wide = scope.beyondReach(
    'a baseline keeps the whole plan; its rows are read as far as their tasks are',
  ).sql;
  const plan = await wide
    .selectFrom('task as t')
    .where('t.contract_id', '=', contractId)
    .where('t.deleted_at', 'is', null)
    .select(['t.id as taskId', 't.title', 't.starts_on as startsOn', 't.due_on as endsOn', 't.progress'])
    .orderBy('t.sort_order')
    .orderBy('t.id')
    .execute();
  if (plan.length === 0) throw conflict('planning.nothing_planned');
  const endsOn = plan
    .flatMap((task) => task.endsOn ?? [])
    .sort()
    .at(-1);
  const baseline = await scope.tx.scheduleBaseline.create({
    data: {
      contractId,
      name,
      taskCount: plan.length,
      endsOn: endsOn ? new Date(endsOn) : null,
      memberId: scope.memberId,
    },
  });
  // Thousands of rows: one statement, and ids that keep the plan's order.
  const rows = plan.map((row) => ({ id: newId(), ...row }));
  await sql`
    insert into baseline_task (id, baseline_id, contract_id, task_id, title, starts_on, ends_on, progress)
    select r.id, ${baseline.id}::uuid, ${contractId}::uuid, r."taskId", r.title, r."startsOn", r."endsOn", r.progress
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           id uuid, "taskId" uuid, title text, "startsOn" date, "endsOn" date, progress int)
  `.execute(wide);
  await scope.announce(baselineSaved, { contractId, baselineId: baseline.id });
  const [card] = await cards(scope, contractId).where('b.id', '=', baseline.id).execute();
  return card!;
}

const cards = (scope: Scope, contractId: string) =>
  scope.sql
    .selectFrom('schedule_baseline as b')
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'b.member_id').onRef('m.tenant_id', '=', 'b.tenant_id'),
    )
    .where('b.contract_id', '=', contractId)
    .select([
      'b.id',
      'b.name',
      'b.created_at as createdAt',
      'm.name as createdByName',
      'b.task_count as taskCount',
      'b.ends_on as endsOn',
    ]);

/** The baselines of a contract, newest first. */
export async function listBaselines(scope: Scope, contractId: string): Promise<{ items: BaselineCard[] }> {
  await findContract(scope, contractId);
  return { items: await cards(scope, contractId).orderBy('b.id', 'desc').limit(200).execute() };
}

/** A baseline with the tasks it keeps, as far as the viewer may read them. */
export async function getBaseline(
  scope: Scope,
  { baselineId }: { baselineId: string },
): Promise<BaselineDetail> {
  const found = await scope.sql
    .selectFrom('schedule_baseline as b')
    .where('b.id', '=', baselineId)
    .select('b.contract_id as contractId')
    .executeTakeFirst();
  if (!found) throw notFound('planning.baseline_not_found');
  const { contractId } = found;
  await findContract(scope, contractId);
  const tasks = await scope.sql
    .selectFrom('baseline_task as r')
    .innerJoin('task as t', (join) =>
      join.onRef('t.id', '=', 'r.task_id').onRef('t.tenant_id', '=', 'r.tenant_id'),
    )
    .where('r.baseline_id', '=', baselineId)
    .where(scope.where('read', 'Task', 't') as never)
    .select([
      'r.task_id as taskId',
      'r.title',
      'r.starts_on as startsOn',
      'r.ends_on as endsOn',
      'r.progress',
      sql<boolean>`t.deleted_at is not null`.as('isDeleted'),
    ])
    .orderBy('r.id')
    .execute();
  const [card] = await cards(scope, contractId).where('b.id', '=', baselineId).execute();
  return { ...card!, contractId, tasks };
}
