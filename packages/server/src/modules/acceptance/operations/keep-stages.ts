import { newId } from '@millwright/db';
import { conflict, forbidden, invalid, type Scope } from '@millwright/platform';
import { findContract } from '../../contracts/index.ts';
import { acceptanceSetupChanged } from '../acceptance.events.ts';
import type { SaveStages } from '../setup.schemas.ts';
import { firmStages, ownStages, type StageRow, stagesOf } from '../stages.queries.ts';

/** Whoever keeps the firm's stages; for one contract also whoever runs it. */
async function requireMayKeep(scope: Scope, contractId: string | null): Promise<void> {
  if (!contractId) return scope.require('update', 'AcceptanceSetup');
  const { departmentIds } = await findContract(scope, contractId, { lock: true });
  scope.require('configure', 'Acceptance', { contractId, departmentIds });
}

/**
 * What the contract must pass is not for whoever has to pass it to drop: only those who keep the firm's stages may take a
 * required stage away, make it optional, or let somebody else accept it.
 */
function requireNotWeaker(
  scope: Scope,
  now: readonly StageRow[],
  wanted: readonly { code?: string | null | undefined; isRequired: boolean; acceptor: string }[],
): void {
  if (scope.can('update', 'AcceptanceSetup')) return;
  for (const { code, isRequired, acceptor, name, nameEn } of now) {
    const kept = wanted.find((stage) => stage.code === code);
    if (isRequired && !(kept?.isRequired && kept.acceptor === acceptor))
      throw forbidden('acceptance.stage_demanded', { name, nameEn });
  }
}

/** Stages between whom an open acceptance would hang in the air keep their place. */
async function requireUnused(scope: Scope, stage: StageRow, contractId: string | null): Promise<void> {
  let query = scope
    .beyondReach('any acceptance keeps its stage')
    .sql.selectFrom('acceptance as a')
    .innerJoin('acceptance_round as r', (join) =>
      join.onRef('r.acceptance_id', '=', 'a.id').onRef('r.tenant_id', '=', 'a.tenant_id'),
    )
    .where('a.stage_code', '=', stage.code)
    .where('r.status', 'in', ['requested', 'under_review', 'awaiting_customer'])
    .select('a.id');
  query = contractId
    ? query.where('a.contract_id', '=', contractId)
    : query.where('a.stage_id', '=', stage.id);
  if (await query.executeTakeFirst())
    throw conflict('acceptance.stage_in_use', { name: stage.name, nameEn: stage.nameEn });
}

const sameRows = (seen: SaveStages['seen'], now: readonly StageRow[]) =>
  seen.length === now.length &&
  now.every(({ id, version }) => seen.some((s) => s.id === id && s.version === version));

/**
 * Arranges the stages of the firm, or of one contract instead of the firm's: all of them at once, in their order. A
 * stage's code stays, so that what was accepted at it stays accepted.
 */
export async function saveStages(scope: Scope, input: SaveStages): Promise<StageRow[]> {
  const contractId = input.contractId ?? null;
  await requireMayKeep(scope, contractId);
  const own = contractId ? await ownStages(scope, contractId) : await firmStages(scope);
  const shown = contractId ? await stagesOf(scope, contractId) : own;
  if (!sameRows(input.seen, shown)) throw conflict('acceptance.stages_changed');
  if (contractId) requireNotWeaker(scope, shown, input.stages);
  const codes = input.stages.flatMap(({ code }) => code ?? []);
  if (new Set(codes).size !== codes.length)
    throw invalid('acceptance.stage_twice', {}, [{ path: 'stages', code: 'acceptance.stage_twice' }]);
  const known = new Map(own.map((stage) => [stage.code, stage]));
  for (const stage of own) if (!codes.includes(stage.code)) await requireUnused(scope, stage, contractId);

  for (const stage of own)
    if (!codes.includes(stage.code))
      await scope.tx.acceptanceStage.updateMany({
        where: { id: stage.id },
        data: { deletedAt: scope.now() },
      });
  for (const [sortOrder, { code, ...stage }] of input.stages.entries()) {
    const data = {
      ...stage,
      nameEn: stage.nameEn || null,
      templateId: stage.templateId ?? null,
      isShown: stage.isShown || stage.acceptor === 'customer',
      sortOrder: sortOrder + 1,
    };
    const before = code ? known.get(code) : undefined;
    if (before) await scope.tx.acceptanceStage.updateMany({ where: { id: before.id }, data });
    else {
      const id = newId();
      await scope.tx.acceptanceStage.create({
        data: { ...data, id, contractId, code: code ?? `s-${id.slice(-12)}` },
      });
    }
  }
  const after = contractId ? await ownStages(scope, contractId) : await firmStages(scope);
  await scope.announce(acceptanceSetupChanged, { contractId, recordId: contractId ?? after[0]!.id });
  return after;
}

/** Gives a contract the firm's stages again. */
export async function resetStages(scope: Scope, { contractId }: { contractId: string }): Promise<StageRow[]> {
  await requireMayKeep(scope, contractId);
  const own = await ownStages(scope, contractId);
  const firm = await firmStages(scope);
  requireNotWeaker(scope, own, firm);
  const firms = new Set(firm.map(({ code }) => code));
  for (const stage of own) if (!firms.has(stage.code)) await requireUnused(scope, stage, contractId);
  await scope.tx.acceptanceStage.updateMany({
    where: { contractId, deletedAt: null },
    data: { deletedAt: scope.now() },
  });
  await scope.announce(acceptanceSetupChanged, { contractId, recordId: contractId });
  return firmStages(scope);
}
