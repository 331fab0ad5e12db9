import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { RUNNING_STATES, withContractCards } from '../contracts/index.ts';

/** What kind of date an entry is. */
export type EntryKind = 'task' | 'promised' | 'milestone';

/** One date of somebody's work, as a calendar shows it: all day, from its first to its last day. */
export interface CalendarEntry {
  kind: EntryKind;
  /** The task, contract or milestone. */
  id: string;
  contractId: string;
  contractNo: string;
  contractName: string;
  /** The task's or milestone's own name; null for a contract's promised date. */
  name: string | null;
  firstDay: string;
  lastDay: string;
  updatedAt: string;
  version: number;
}

/** More than this of one kind nobody keeps in a calendar; one more is asked for, to know that some were left out. */
export const MOST_ENTRIES = 1_000;

/** The viewer's own address, if they have made one. What makes it secret is not told again. */
export async function myFeed(scope: Scope): Promise<{ id: string; createdAt: string } | null> {
  const feed = await scope.sql
    .selectFrom('calendar_feed as f')
    .where(scope.where('read', 'CalendarFeed', 'f') as never)
    .select(['f.id', 'f.created_at as createdAt'])
    .executeTakeFirst();
  return feed ?? null;
}

/** The viewer's open tasks that have a date, of contracts that are not over. */
async function myTasks(scope: Scope, memberId: string): Promise<CalendarEntry[]> {
  const rows = await withContractCards(scope)
    .selectFrom('task as t')
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 't.contract_id').onRef('c.tenant_id', '=', 't.tenant_id'),
    )
    .where(scope.where('read', 'Task', 't') as never)
    .where(sql<boolean>`t.assignee_ids @> array[${memberId}::uuid]`)
    .where('t.deleted_at', 'is', null)
    .where('c.deleted_at', 'is', null)
    .where('c.status', 'not in', ['archived', 'cancelled'])
    .where('t.progress', '<', 100)
    .where('t.due_on', 'is not', null)
    .select([
      't.id',
      't.contract_id as contractId',
      'c.contract_no as contractNo',
      'c.name as contractName',
      't.title as name',
      sql<string>`coalesce(t.starts_on, t.due_on)`.as('firstDay'),
      sql<string>`t.due_on`.as('lastDay'),
      't.updated_at as updatedAt',
      't.version',
    ])
    .orderBy('t.due_on')
    .orderBy('t.id')
    .limit(MOST_ENTRIES + 1)
    .execute();
  return rows.map((row) => ({ kind: 'task', ...row }));
}

/** Running contracts the viewer leads or is on the team of, as far as they may read them. */
function myContracts(scope: Scope, contractIds: readonly string[]) {
  return scope.sql
    .selectFrom('contract as c')
    .where(scope.where('read', 'Contract', 'c') as never)
    .where(sql<boolean>`c.id = any(${contractIds}::uuid[])`)
    .where('c.deleted_at', 'is', null)
    .where('c.status', 'in', [...RUNNING_STATES])
    .select(['c.contract_no as contractNo', 'c.name as contractName']);
}

async function promisedDates(scope: Scope, contractIds: readonly string[]): Promise<CalendarEntry[]> {
  const rows = await myContracts(scope, contractIds)
    .where('c.promised_date', 'is not', null)
    .select([
      'c.id',
      'c.id as contractId',
      sql<string>`c.promised_date`.as('day'),
      'c.updated_at as updatedAt',
      'c.version',
    ])
    .orderBy('c.promised_date')
    .orderBy('c.id')
    .limit(MOST_ENTRIES + 1)
    .execute();
  return rows.map(({ day, ...row }) => ({
    kind: 'promised',
    ...row,
    name: null,
    firstDay: day,
    lastDay: day,
  }));
}

/** Gates that have a date and were not reached yet. */
async function milestones(scope: Scope, contractIds: readonly string[]): Promise<CalendarEntry[]> {
  const rows = await myContracts(scope, contractIds)
    .innerJoin('milestone as ms', (join) =>
      join.onRef('ms.contract_id', '=', 'c.id').onRef('ms.tenant_id', '=', 'c.tenant_id'),
    )
    .where('ms.due_on', 'is not', null)
    .where('ms.reached_on', 'is', null)
    .select([
      'ms.id',
      'c.id as contractId',
      'ms.name',
      sql<string>`ms.due_on`.as('day'),
      'ms.updated_at as updatedAt',
      'ms.version',
    ])
    .orderBy('ms.due_on')
    .orderBy('ms.id')
    .limit(MOST_ENTRIES + 1)
    .execute();
  return rows.map(({ day, ...row }) => ({ kind: 'milestone', ...row, firstDay: day, lastDay: day }));
}

/** The dates of the viewer's own work: tasks, promised dates, milestones. Nothing they may not read is among them. */
export async function calendarEntries(
  scope: Scope,
): Promise<{ entries: CalendarEntry[]; leftOut: EntryKind[] }> {
  const { principal } = scope;
  if (principal.kind !== 'staff') return { entries: [], leftOut: [] };
  const { contractIds = [], ledContractIds = [] } = principal.facts;
  const worksOn = [...new Set([...contractIds, ...ledContractIds])];
  const found = [
    await myTasks(scope, principal.memberId),
    await promisedDates(scope, worksOn),
    await milestones(scope, worksOn),
  ];
  return {
    entries: found.flatMap((entries) => entries.slice(0, MOST_ENTRIES)),
    leftOut: found.flatMap((entries) => (entries.length > MOST_ENTRIES ? [entries[0]!.kind] : [])),
  };
}
