import { allTenants, openWrite, product, type Scope, type ScopeServices } from '@millwright/platform';
import { type SystemJobDefinition, systemJob } from '@millwright/platform/jobs';
import { sql } from 'kysely';
import { notify } from '../notifications/index.ts';
import { activeBosses } from '../org/index.ts';
import { progressCorrected } from './tasks.events.ts';

const JOB = 'tasks.check-progress';
const DAY = 86_400_000;
const REQUEST = { requestId: JOB, ip: null, device: `job:${JOB}` };

/** A stored percent that was not what the reports say: of a task, or of a contract as the sum of its tasks. */
export interface ProgressDifference {
  subject: 'Task' | 'Contract';
  id: string;
  contractId: string;
  stored: number;
  reported: number;
}

/**
 * Compares every stored percent of the firm with its reports and puts right what differs (U7): how far the customer sees a
 * contract can be delayed or hidden, never altered. The audit trail has what was changed to what; the boss and whoever
 * leads the contract are told.
 */
export async function correctProgress(scope: Scope): Promise<ProgressDifference[]> {
  await scope.unseal('a percent in the archive must say what was reported as well');
  const { rows } = await sql<ProgressDifference>`
    select subject, id, contract_id as "contractId", stored::float8 as stored, reported::float8 as reported
      from millwright.repair_progress()`.execute(scope.sql);
  for (const contractId of new Set(rows.map((row) => row.contractId))) {
    const differences = rows.filter((row) => row.contractId === contractId);
    const taskIds = differences.filter(({ subject }) => subject === 'Task').map(({ id }) => id);
    await scope.announce(progressCorrected, { contractId, taskIds });
    await tellResponsible(scope, contractId, differences);
  }
  return rows;
}

async function tellResponsible(
  scope: Scope,
  contractId: string,
  differences: readonly ProgressDifference[],
): Promise<void> {
  const contract = await scope.sql
    .selectFrom('contract')
    .where('id', '=', contractId)
    .select(['contract_no as contractNo', 'name as contractName', 'project_lead_id as leadId'])
    .executeTakeFirstOrThrow();
  const bosses = await activeBosses(scope);
  const { contractNo, contractName, leadId } = contract;
  // Of the contract, where that differed itself; else of the first of its tasks.
  const { stored, reported } = differences.find(({ subject }) => subject === 'Contract') ?? differences[0]!;
  await notify(scope, {
    to: [...new Set([...bosses, ...(leadId ? [leadId] : [])])],
    kind: 'progress_corrected',
    about: { type: 'Contract', id: contractId, contractId },
    facts: { contractNo, contractName, stored, reported },
  });
}

/** Housekeeping: once a day every firm's percents are held against its reports. */
export function checkProgress(services: ScopeServices): SystemJobDefinition {
  return systemJob(JOB, {
    every: DAY,
    run: async ({ log, signal }) => {
      for (const tenantId of await allTenants(services)) {
        if (signal.aborted) return;
        const differences = await openWrite(services, product(tenantId), REQUEST, correctProgress);
        if (differences.length > 0)
          log.error(
            { tenantId, differences },
            'stored progress differed from what was reported, and was put right',
          );
      }
    },
  });
}
