import { invalid, type Scope } from '@millwright/platform';
import { type Expression, type SqlBool, sql } from 'kysely';
import { findContract } from './tasks.records.ts';
import type { Assignable } from './tasks.schemas.ts';

/** Somebody a task may be given to. */
export interface AssignablePerson {
  id: string;
  name: string;
  /** On the contract's team; false: only a member of the task's department. */
  onTeam: boolean;
}

/** Nobody's department: whoever may assign there may assign on the whole contract. */
const ANY = '00000000-0000-0000-0000-000000000000';

/** Whether the viewer plans the whole contract (boss, project lead) and not only their departments' part of it. */
export function plansWholeContract(scope: Scope, contractId: string): boolean {
  return scope.can('assign', 'Task', { contractId, departmentId: ANY, assigneeIds: [] });
}

/**
 * Who may be given a task of this department on this contract: active people of the department (or one below it) who
 * have not been taken off the contract, and the contract's current team for the department. Whoever plans the whole
 * contract may choose from its whole team. So nobody gives work to people outside their own reach.
 */
export async function assignablePeople(scope: Scope, input: Assignable): Promise<AssignablePerson[]> {
  const { contractId, departmentId } = input;
  const wholeTeam = plansWholeContract(scope, contractId);
  const inDepartment = sql<boolean>`exists (
    select 1 from department d where d.tenant_id = x.tenant_id and d.id = x.department_id
       and d.deleted_at is null and d.ancestor_ids @> array[${departmentId}::uuid])`;
  const onContract = (rest: Expression<SqlBool>) => sql<boolean>`exists (
    select 1 from contract_member x where x.tenant_id = m.tenant_id and x.member_id = m.id
       and x.contract_id = ${contractId}::uuid and ${rest})`;
  const current = sql<boolean>`x.valid_to is null`;
  const onTeam = onContract(wholeTeam ? current : sql<boolean>`${current} and ${inDepartment}`);
  const inDepartmentNow = sql<boolean>`exists (
    select 1 from department_member x where x.tenant_id = m.tenant_id and x.member_id = m.id
       and x.valid_to is null and ${inDepartment})`;
  return scope.sql
    .selectFrom('member as m')
    .where('m.status', '=', 'active')
    .where(
      sql<boolean>`(${onTeam} or (${inDepartmentNow} and (${onContract(current)} or not ${onContract(sql<boolean>`true`)})))`,
    )
    .select(['m.id', 'm.name', onTeam.as('onTeam')])
    .orderBy(sql`${onTeam} desc, m.name, m.id`)
    .limit(2_000)
    .execute();
}

/** Refuses people who may not be given this task, naming them. */
export async function requireAssignable(
  scope: Scope,
  about: Assignable,
  memberIds: readonly string[],
): Promise<void> {
  if (memberIds.length === 0) return;
  const known = new Set((await assignablePeople(scope, about)).map(({ id }) => id));
  const refused = memberIds.filter((id) => !known.has(id));
  if (refused.length === 0) return;
  throw invalid('tasks.not_assignable', { memberIds: refused }, [
    { path: 'assigneeIds', code: 'tasks.not_assignable', facts: { memberIds: refused } },
  ]);
}

/** The same as a question of its own: for whoever may assign there, on a contract they may read. */
export async function assignableFor(scope: Scope, input: Assignable): Promise<AssignablePerson[]> {
  const contract = await findContract(scope, input.contractId);
  scope.require('assign', 'Task', { ...input, contractId: contract.id, assigneeIds: [] });
  return assignablePeople(scope, input);
}
