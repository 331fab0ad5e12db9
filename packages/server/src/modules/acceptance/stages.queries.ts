import { notFound, type Scope } from '@millwright/platform';
import { findContract } from '../contracts/index.ts';
import type { Acceptor } from './acceptance.lifecycle.ts';

/** A level of acceptance as it holds for the firm, or for one contract. */
export interface StageRow {
  id: string;
  version: number;
  contractId: string | null;
  code: string;
  name: string;
  nameEn: string | null;
  acceptor: Acceptor;
  isRequired: boolean;
  holdsNext: boolean;
  isShown: boolean;
  templateId: string | null;
}

const stages = (scope: Scope) =>
  scope.sql
    .selectFrom('acceptance_stage as s')
    .where('s.deleted_at', 'is', null)
    .select(['s.id', 's.version', 's.contract_id as contractId', 's.code', 's.name', 's.name_en as nameEn'])
    .select([
      's.acceptor',
      's.is_required as isRequired',
      's.holds_next as holdsNext',
      's.is_shown as isShown',
    ])
    .select('s.template_id as templateId')
    .orderBy('s.sort_order')
    .orderBy('s.id');

/** The firm's stages, in their order. */
export async function firmStages(scope: Scope): Promise<StageRow[]> {
  return (await stages(scope).where('s.contract_id', 'is', null).execute()) as StageRow[];
}

/** Stages a contract has of its own; none where the firm's hold for it. */
export async function ownStages(scope: Scope, contractId: string): Promise<StageRow[]> {
  return (await stages(scope).where('s.contract_id', '=', contractId).execute()) as StageRow[];
}

/** The stages that hold for a contract, in their order: its own, or else the firm's. */
export async function stagesOf(scope: Scope, contractId: string): Promise<StageRow[]> {
  const own = await ownStages(scope, contractId);
  return own.length > 0 ? own : firmStages(scope);
}

/** The stages of a contract, for whoever may read it; the firm's where none is named. */
export async function shownStages(scope: Scope, contractId: string | null | undefined): Promise<StageRow[]> {
  if (!contractId) return firmStages(scope);
  await findContract(scope, contractId);
  return stagesOf(scope, contractId);
}

/** The stage of this code among those that hold for the contract. */
export async function stageOf(scope: Scope, contractId: string, code: string): Promise<StageRow> {
  const stage = (await stagesOf(scope, contractId)).find((one) => one.code === code);
  if (!stage) throw notFound('acceptance.stage_not_found', { stage: code });
  return stage;
}
