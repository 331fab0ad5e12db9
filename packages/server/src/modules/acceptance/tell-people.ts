import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { notify } from '../notifications/index.ts';
import type { RoundState } from './acceptance.lifecycle.ts';
import type { RoundRecord } from './rounds.records.ts';
import type { StageRow } from './stages.queries.ts';

/** More inspectors than any firm has on one site. */
const MOST_TOLD = 50;

async function inspectors(scope: Scope): Promise<string[]> {
  const rows = await scope
    .beyondReach('whoever inspects is told, seen by the one who asks or not')
    .sql.selectFrom('member as m')
    .where('m.status', '=', 'active')
    .where(sql<boolean>`m.duties @> array['inspector']`)
    .select('m.id')
    .orderBy('m.id')
    .limit(MOST_TOLD)
    .execute();
  return rows.map(({ id }) => id);
}

/** Tells those who may review that somebody asks for it; not those who worked on it, who may not. */
export async function tellReviewers(
  scope: Scope,
  about: {
    contract: { id: string; contractNo: string; name: string; projectLeadId: string | null };
    stage: StageRow;
    roundId: string;
    barred: readonly string[];
  },
): Promise<void> {
  const { contract, stage, roundId, barred } = about;
  const lead = contract.projectLeadId && stage.acceptor !== 'inspector' ? [contract.projectLeadId] : [];
  const to = [...lead, ...(stage.acceptor === 'project_lead' ? [] : await inspectors(scope))];
  await notify(scope, {
    to: [...new Set(to)].filter((id) => !barred.includes(id)),
    kind: 'acceptance_requested',
    about: { type: 'AcceptanceRound', id: roundId, contractId: contract.id },
    facts: {
      contractNo: contract.contractNo,
      contractName: contract.name,
      stageName: stage.name,
      stageNameEn: stage.nameEn,
    },
  });
}

/** Tells who asked for a round, and who leads the contract, what came of it. */
export async function tellOutcome(
  scope: Scope,
  round: RoundRecord,
  outcome: Extract<RoundState, 'passed' | 'passed_with_concession' | 'rejected'>,
): Promise<void> {
  const contract = await scope
    .beyondReach('whoever leads the contract is told, seen by the one who decides or not')
    .sql.selectFrom('contract as c')
    .where('c.id', '=', round.contractId)
    .select('c.project_lead_id as leadId')
    .executeTakeFirst();
  const to = [round.requestedBy, contract?.leadId ?? null].filter((id): id is string => id !== null);
  await notify(scope, {
    to: [...new Set(to)],
    kind: 'acceptance_decided',
    about: { type: 'AcceptanceRound', id: round.id, contractId: round.contractId },
    facts: {
      contractNo: round.contractNo,
      contractName: round.contractName,
      stageName: round.stageName,
      stageNameEn: round.stageNameEn,
      round: round.number,
      outcome,
    },
  });
}
