import type { Scope } from '@millwright/platform';
import { type RawBuilder, sql } from 'kysely';
import { type TodoQuery, todoSource, turnByDuty } from '../todos/index.ts';
import { visibleItems } from './items.filters.ts';
import { EXPECTED_STATES, itemLifecycle } from './procurement.lifecycle.ts';

/** Items at which it is the viewer's turn, in columns of to-dos but for the days. */
function itemsFor(scope: Scope, action: 'receive' | 'inspect', duty: string, days: RawBuilder<unknown>[]) {
  if (!scope.can(action, 'ProcurementItem')) return null;
  const states = action === 'receive' ? EXPECTED_STATES : itemLifecycle.table.inspect.from;
  return (
    visibleItems(scope, { status: [...states] })
      .innerJoin('card.contract as c', (join) =>
        join.onRef('c.id', '=', 'i.contract_id').onRef('c.tenant_id', '=', 'i.tenant_id'),
      )
      .where('c.deleted_at', 'is', null)
      // Goods arrive whatever has become of the contract; only what is archived rests.
      .where('c.status', '<>', 'archived')
      .where(scope.where(action, 'ProcurementItem', 'i') as never)
      .where(turnByDuty(scope, duty))
      .select(['i.id', 'i.name', 'i.part_no as number', 'i.contract_id as contractId'])
      .select(['c.contract_no as contractNo', 'c.name as contractName'])
      .select([sql<string | null>`null::text`.as('nameEn'), days[0]!.as('dueOn'), days[1]!.as('waitsSince')])
  );
}

// Parts whose promised day has come and that are not all here: to be received, or to be asked after.
todoSource('receive', (scope) => {
  const items = itemsFor(scope, 'receive', 'purchaser', [
    sql<string | null>`i.promised_date`,
    sql<string | null>`null::date`,
  ]);
  return (
    items && (items.where(sql<boolean>`i.promised_date <= ${scope.today()}::date`) as unknown as TodoQuery)
  );
});

// Parts that came and that nobody has looked at.
todoSource('inspect', (scope) => {
  const items = itemsFor(scope, 'inspect', 'inspector', [
    sql<string | null>`null::date`,
    sql<string | null>`i.last_received_on`,
  ]);
  return (
    items &&
    (items.where(
      sql<boolean>`i.received_quantity > i.accepted_quantity + i.returned_quantity`,
    ) as unknown as TodoQuery)
  );
});
