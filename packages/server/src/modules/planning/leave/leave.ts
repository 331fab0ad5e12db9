import { conflict, notFound, type Page, type Scope } from '@millwright/platform';
import { leaveChanged } from '../planning.events.ts';
import type { EnterLeave, ListLeave } from '../planning.schemas.ts';

export interface LeaveRow {
  id: string;
  memberId: string;
  memberName: string;
  from: string;
  to: string;
  allowed: string[];
}

const readable = (scope: Scope) =>
  scope.sql
    .selectFrom('person_leave as l')
    .innerJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'l.member_id').onRef('m.tenant_id', '=', 'l.tenant_id'),
    )
    .where(scope.where('read', 'PersonLeave', 'l') as never)
    .select([
      'l.id',
      'l.member_id as memberId',
      'm.name as memberName',
      'l.department_ids as departmentIds',
      'l.from_on as from',
      'l.to_on as to',
    ]);

type Found = Omit<LeaveRow, 'allowed'> & { departmentIds: string[] };

const rowOf = (scope: Scope, { departmentIds, ...leave }: Found): LeaveRow => ({
  ...leave,
  allowed: scope.allowed('PersonLeave', { ...leave, departmentIds }, ['delete']),
});

/** Who is away in a span of days, as far as the viewer may know; page by page, the last entered first. */
export async function listLeave(scope: Scope, input: ListLeave): Promise<Page<LeaveRow>> {
  const { from, to, memberIds, cursor, limit } = input;
  let query = readable(scope)
    .where('l.from_on', '<=', to as never)
    .where('l.to_on', '>=', from as never)
    .orderBy('l.id', 'desc')
    .limit(limit + 1);
  if (memberIds?.length) query = query.where('l.member_id', 'in', memberIds);
  if (cursor) query = query.where('l.id', '<', cursor);
  const rows = await query.execute();
  const items = rows.slice(0, limit);
  return {
    items: items.map((row) => rowOf(scope, row)),
    nextCursor: rows.length > limit ? items.at(-1)!.id : null,
  };
}

/** Enters somebody's leave: one's own, or that of a person of one's departments. */
export async function enterLeave(scope: Scope, input: EnterLeave): Promise<LeaveRow> {
  const own = scope.memberId;
  const memberId = input.memberId ?? own;
  const member = memberId
    ? await scope.sql
        .selectFrom('member as m')
        .where('m.id', '=', memberId)
        .select(['m.id', 'm.status', 'm.department_ids as departmentIds'])
        .executeTakeFirst()
    : undefined;
  if (!member) throw notFound('org.member_not_found');
  const { departmentIds } = member;
  scope.require('create', 'PersonLeave', { memberId: member.id, departmentIds });
  if (member.status !== 'active') throw conflict('planning.person_not_active');
  const { id } = await scope.tx.personLeave.create({
    data: {
      memberId: member.id,
      departmentIds,
      fromOn: new Date(input.from),
      toOn: new Date(input.to),
    },
    select: { id: true },
  });
  await scope.announce(leaveChanged, { leaveId: id, memberId: member.id });
  return rowOf(scope, await readable(scope).where('l.id', '=', id).executeTakeFirstOrThrow());
}

/** Takes leave back. */
export async function removeLeave(
  scope: Scope,
  { leaveId }: { leaveId: string },
): Promise<{ leaveId: string; undo: { memberId: string; from: string; to: string } }> {
  const leave = await readable(scope).where('l.id', '=', leaveId).executeTakeFirst();
  if (!leave) throw notFound('planning.leave_not_found');
  scope.require('delete', 'PersonLeave', leave);
  await scope.tx.personLeave.deleteMany({ where: { id: leaveId } });
  const { memberId, from, to } = leave;
  await scope.announce(leaveChanged, { leaveId, memberId });
  return { leaveId, undo: { memberId, from, to } };
}
