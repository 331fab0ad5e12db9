import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { TeamMember } from './contract-detail.queries.ts';
import { findContract } from './contracts.records.ts';
import type { Candidates } from './contracts.schemas.ts';

/** Everybody who is or was on a contract's team, newest first: who worked on it, for whom, from when to when. */
export async function listTeamHistory(scope: Scope, contractId: string): Promise<TeamMember[]> {
  await findContract(scope, contractId);
  const rows = await scope.sql
    .selectFrom('contract_member as x')
    .innerJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'x.member_id').onRef('m.tenant_id', '=', 'x.tenant_id'),
    )
    .innerJoin('department as d', (join) =>
      join.onRef('d.id', '=', 'x.department_id').onRef('d.tenant_id', '=', 'x.tenant_id'),
    )
    .where('x.contract_id', '=', contractId)
    .select([
      'x.member_id as memberId',
      'm.name',
      'x.department_id as departmentId',
      'd.name as departmentName',
      'd.name_en as departmentNameEn',
      'x.role',
      'x.valid_from as from',
      'x.valid_to as to',
    ])
    .orderBy('x.id', 'desc')
    .limit(1_000)
    .execute();
  return rows as unknown as TeamMember[];
}

export interface Candidate {
  id: string;
  name: string;
  title: string | null;
}

/** People who may be put on a team for a department: active ones who belong to it or to one below it. */
export async function listCandidates(scope: Scope, input: Candidates): Promise<Candidate[]> {
  const { contractId, departmentId, search } = input;
  await findContract(scope, contractId);
  let query = scope.sql
    .selectFrom('member as m')
    .where('m.status', '=', 'active')
    .select(['m.id', 'm.name', 'm.title'])
    .orderBy('m.name')
    .orderBy('m.id')
    .limit(200);
  if (departmentId)
    query = query.where(
      sql<boolean>`exists (select 1 from department d where d.tenant_id = m.tenant_id and d.id = any(m.department_ids)
        and d.deleted_at is null and d.ancestor_ids @> array[${departmentId}::uuid])`,
    );
  if (search) query = query.where('m.name', 'ilike', `%${search.replace(/[\\%_]/g, '\\$&')}%`);
  return query.execute();
}
