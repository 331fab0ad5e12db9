import { contractGuard } from './contract-guards.ts';
import { unpaidBlockers } from './payments/payment-events.ts';

/** What is sealed cannot be settled afterwards: change orders are decided and payments complete before. */
contractGuard('archive', async (scope, { id }) => {
  const open = await scope.sql
    .selectFrom('contract_amendment')
    .where('contract_id', '=', id)
    .where('status', 'in', ['draft', 'proposed'])
    .select('number')
    .orderBy('number')
    .execute();
  const amendments = open.map(({ number }) => ({
    code: 'contracts.blocked_by_amendment',
    facts: { number },
  }));
  return [...amendments, ...(await unpaidBlockers(scope, id))];
});
