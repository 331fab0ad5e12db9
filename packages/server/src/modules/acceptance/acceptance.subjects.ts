import { type MayRead, readableIn, type Scope } from '@millwright/platform';

const mayReadAcceptance = readableIn('acceptance', 'Acceptance');

/** What belongs to a round is as readable as its acceptance. */
const readableWithRound =
  (table: 'acceptance_check' | 'non_conformance' | 'concession' | 'acceptance_signature'): MayRead =>
  async (scope, id) => {
    const part = await scope.sql.selectFrom(table).where('id', '=', id).select('round_id').executeTakeFirst();
    return part ? mayReadRound(scope, part.round_id) : false;
  };

const mayReadRound: MayRead = async (scope, id) => {
  const round = await scope.sql
    .selectFrom('acceptance_round')
    .where('id', '=', id)
    .select('acceptance_id')
    .executeTakeFirst();
  return round ? mayReadAcceptance(scope, round.acceptance_id) : false;
};
const mayReadSetup: MayRead = async (scope: Scope) => scope.can('read', 'AcceptanceSetup');

/** Who may read what of this module, by subject. */
export const readable = {
  Acceptance: mayReadAcceptance,
  AcceptanceRound: mayReadRound,
  AcceptanceCheck: readableWithRound('acceptance_check'),
  NonConformance: readableWithRound('non_conformance'),
  Concession: readableWithRound('concession'),
  AcceptanceSignature: readableWithRound('acceptance_signature'),
  AcceptanceStage: mayReadSetup,
  AcceptanceReason: mayReadSetup,
  ChecklistTemplate: mayReadSetup,
  AcceptanceSetup: mayReadSetup,
};
