import { invalid, type Scope } from '@millwright/platform';
import { takeNumber } from '../../tenancy/index.ts';

/** Numbers people typed themselves may lie ahead of the counter; more of them in a row than this is no accident. */
const MOST_SKIPPED = 1_000;

/**
 * The next number of the firm's rule that no living contract has. Taken inside the transaction that creates the contract, so
 * a rolled-back one leaves no gap. Without a rule the number is whoever enters the contract's to say.
 */
export async function nextContractNo(scope: Scope, rule: string | null): Promise<string> {
  if (!rule)
    throw invalid('contracts.number_missing', {}, [{ path: 'contractNo', code: 'contracts.number_missing' }]);
  for (let skipped = 0; skipped < MOST_SKIPPED; skipped += 1) {
    const contractNo = await takeNumber(scope, 'contract', rule);
    const taken = await scope
      .beyondReach('a number is taken by any contract of the firm')
      .sql.selectFrom('contract')
      .where('contract_no', '=', contractNo)
      .where('deleted_at', 'is', null)
      .select('id')
      .executeTakeFirst();
    if (!taken) return contractNo;
  }
  throw invalid('contracts.number_rule_spent', { rule }, [
    { path: 'contractNo', code: 'contracts.number_rule_spent', facts: { rule } },
  ]);
}
