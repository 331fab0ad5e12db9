import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { notify } from '../../notifications/index.ts';
import { activeBosses } from '../../org/index.ts';
import type { Shift } from '../plan/moves.ts';
import type { Cause } from './keep-proposal.ts';

interface Proposed {
  contractId: string;
  proposalId: string;
  reason: string;
  cause: Cause;
  shift: Shift;
  /** Departments whose tasks move. */
  departmentIds: readonly string[];
  told?: readonly string[];
}

/** More people than decide on any one plan. */
const MOST_TOLD = 50;

/**
 * Tells those who may accept a proposal that the plan made by itself: whoever leads the contract, and leaders whose
 * departments all of its tasks belong to. Where there is nobody of these, the boss. The name of the task that is late is told
 * to those who plan it; the others read that one is.
 */
export async function tellDeciders(scope: Scope, proposed: Proposed): Promise<void> {
  const { contractId, proposalId, cause, shift, departmentIds, told = [] } = proposed;
  const wide = scope.beyondReach('whoever may decide is told, seen by the one who reported or not');
  const contract = await wide.sql
    .selectFrom('contract as c')
    // A lead who has left the firm decides nothing.
    .leftJoin('member as m', (join) =>
      join
        .onRef('m.id', '=', 'c.project_lead_id')
        .onRef('m.tenant_id', '=', 'c.tenant_id')
        .on('m.status', '=', 'active'),
    )
    .where('c.id', '=', contractId)
    .select(['c.contract_no as contractNo', 'c.name as contractName', 'm.id as leadId'])
    .executeTakeFirstOrThrow();
  const late =
    cause.type === 'Task'
      ? await wide.sql
          .selectFrom('task as t')
          .where('t.id', '=', cause.id)
          .select(['t.title', 't.department_id as departmentId'])
          .executeTakeFirst()
      : undefined;
  const leadId = contract.leadId;
  const leaders = await leadersOf(wide, departmentIds);
  const responsible = [...(leadId ? [leadId] : []), ...leaders];
  const to = responsible.length > 0 ? responsible : await activeBosses(wide);
  const knowing = new Set(
    !late || responsible.length === 0
      ? to
      : [...(leadId ? [leadId] : []), ...(await leadersOf(wide, [...departmentIds, late.departmentId]))],
  );
  const { contractNo, contractName } = contract;
  const endsOn = shift.endsOn.to;
  if (!endsOn) return;
  const notice = (people: readonly string[], causeName: string | null) => ({
    to: [...new Set(people)].filter((id) => !told.includes(id)),
    kind: 'plan_proposed' as const,
    about: { type: 'ScheduleProposal', id: proposalId, contractId },
    facts: {
      contractNo,
      contractName,
      cause: cause.type === 'Task' ? ('late_report' as const) : ('late_part' as const),
      causeName,
      count: shift.moves.length,
      endsOn,
    },
  });
  const name = cause.type === 'Task' ? (late?.title ?? null) : proposed.reason;
  await notify(
    scope,
    notice(
      to.filter((id) => knowing.has(id)),
      name,
    ),
    notice(
      to.filter((id) => !knowing.has(id)),
      null,
    ),
  );
}

/** Leaders who plan all of these departments: each is one they lead, or below one. */
async function leadersOf(scope: Scope, departmentIds: readonly string[]): Promise<string[]> {
  const rows = await scope.sql
    .selectFrom('member as m')
    .where('m.status', '=', 'active')
    .where('m.role', '=', 'leader')
    .where(
      sql<boolean>`not exists (
        select 1 from department d
         where d.tenant_id = m.tenant_id and d.id = any(${[...departmentIds]}::uuid[])
           and not exists (
             select 1 from department_member dm
              where dm.tenant_id = m.tenant_id and dm.member_id = m.id and dm.position = 'lead'
                and dm.valid_to is null and d.ancestor_ids @> array[dm.department_id]))`,
    )
    .select('m.id')
    .orderBy('m.id')
    .limit(MOST_TOLD)
    .execute();
  return rows.map(({ id }) => id);
}
