import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';

/** A part that should be here, and whom it concerns. */
export interface OverduePart {
  id: string;
  name: string;
  status: string;
  contractId: string;
  contractNo: string;
  contractName: string;
  requesterId: string | null;
  leadId: string | null;
  dueOn: string;
}

/** More purchasers than any firm has. */
const MOST_PURCHASERS = 20;

/**
 * Whom each part concerns: who asked for it, as long as they work on the contract or lead the department, who leads the contract, and who buys it. That is whoever wrote down the last
 * promise; of what nobody ordered yet, those with the duty of buying. People who have left the firm are not told.
 */
export async function peopleOfParts(
  scope: Scope,
  parts: readonly OverduePart[],
): Promise<Map<OverduePart, string[]>> {
  const { sql: db } = scope.beyondReach('whoever is concerned is told, whoever may see them');
  const buyers = await db
    .selectFrom('promised_date_change as p')
    .where(sql<boolean>`p.item_id = any(${parts.map(({ id }) => id)}::uuid[])`)
    .where('p.member_id', 'is not', null)
    .distinctOn('p.item_id')
    .select(['p.item_id as itemId', 'p.member_id as memberId'])
    .orderBy('p.item_id')
    .orderBy('p.id', 'desc')
    .execute();
  const buyerOf = new Map(buyers.map(({ itemId, memberId }) => [itemId, memberId]));
  const purchasers = await db
    .selectFrom('member as m')
    .where('m.status', '=', 'active')
    .where(
      sql<boolean>`m.duties && (select coalesce(array_agg(d.code), '{}') || 'purchaser'::text
        from duty d where d.tenant_id = m.tenant_id and d.means = 'purchaser')`,
    )
    .select('m.id')
    .orderBy('m.id')
    .limit(MOST_PURCHASERS)
    .execute();
  // Who asked for a part and has nothing to do with it any more is told nothing of it.
  const asking = await db
    .selectFrom('procurement_item as i')
    .where(sql<boolean>`i.id = any(${parts.map(({ id }) => id)}::uuid[])`)
    .where(
      sql<boolean>`(exists (select 1 from contract c where c.id = i.contract_id and c.project_lead_id = i.requester_id)
        or exists (select 1 from contract_member x where x.contract_id = i.contract_id and x.member_id = i.requester_id and x.valid_to is null)
        or exists (select 1 from department d join department_member l on l.department_id = any(d.ancestor_ids)
                    where d.id = i.department_id and l.member_id = i.requester_id and l.position = 'lead' and l.valid_to is null))`,
    )
    .select('i.id')
    .execute();
  const stillAsking = new Set(asking.map(({ id }) => id));
  const active = await db.selectFrom('member as m').where('m.status', '=', 'active').select('m.id').execute();
  const here = new Set(active.map(({ id }) => id));
  return new Map(
    parts.map((part) => {
      const buyer = part.status === 'requested' ? undefined : buyerOf.get(part.id);
      const people = [
        stillAsking.has(part.id) ? part.requesterId : null,
        part.leadId,
        ...(buyer && here.has(buyer) ? [buyer] : purchasers.map(({ id }) => id)),
      ];
      return [part, [...new Set(people)].filter((id): id is string => id !== null && here.has(id))];
    }),
  );
}
