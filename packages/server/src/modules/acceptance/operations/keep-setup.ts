import { newId } from '@millwright/db';
import { conflict, notFound, type Scope, staleVersion } from '@millwright/platform';
import { acceptanceSetupChanged } from '../acceptance.events.ts';
import { type ChecklistDetail, getChecklist, listReasons, type ReasonRow } from '../setup.queries.ts';
import { MAX_REASONS, type SaveChecklist, type SaveReason } from '../setup.schemas.ts';

const said = (scope: Scope, recordId: string) =>
  scope.announce(acceptanceSetupChanged, { contractId: null, recordId });

/** Adds a reason to the firm's list, or gives one another name. What was rejected for it shows the name it has now. */
export async function saveReason(scope: Scope, input: SaveReason): Promise<ReasonRow[]> {
  scope.require('update', 'AcceptanceSetup');
  const reasons = await listReasons(scope);
  const { reasonId, version, name, nameEn } = input;
  const twin = reasons.find((one) => one.id !== reasonId && one.name.toLowerCase() === name.toLowerCase());
  if (twin) throw conflict('acceptance.reason_taken', { name });
  if (reasonId) {
    const reason = reasons.find(({ id }) => id === reasonId);
    if (!reason) throw notFound('acceptance.reason_not_found');
    await scope.save('acceptanceReason', reason, version ?? reason.version, { name, nameEn: nameEn || null });
    await said(scope, reasonId);
    return listReasons(scope);
  }
  if (reasons.length >= MAX_REASONS) throw conflict('acceptance.too_many_reasons', { most: MAX_REASONS });
  const id = newId();
  await scope.tx.acceptanceReason.create({
    data: { id, code: id, name, nameEn: nameEn || null, sortOrder: reasons.length + 1 },
  });
  await said(scope, id);
  return listReasons(scope);
}

/** Takes a reason off the list: nobody can choose it any more, and what was rejected for it keeps it. */
export async function removeReason(
  scope: Scope,
  { reasonId, version }: { reasonId: string; version: number },
): Promise<ReasonRow[]> {
  scope.require('update', 'AcceptanceSetup');
  const reasons = await listReasons(scope);
  const reason = reasons.find(({ id }) => id === reasonId);
  if (!reason) throw notFound('acceptance.reason_not_found');
  if (reasons.length === 1) throw conflict('acceptance.last_reason');
  await scope.save('acceptanceReason', reason, version, { deletedAt: scope.now() });
  await said(scope, reasonId);
  return listReasons(scope);
}

/** Makes a checklist, or changes one with all its questions. Rounds that were asked for before keep what they copied. */
export async function saveChecklist(scope: Scope, input: SaveChecklist): Promise<ChecklistDetail> {
  scope.require('update', 'AcceptanceSetup');
  const { name, nameEn, items } = input;
  const templateId = input.templateId ?? newId();
  if (input.templateId) {
    const before = await getChecklist(scope, templateId);
    const { id, version } = before;
    if (input.version !== undefined && input.version !== version)
      throw staleVersion('checklistTemplate', before, input.version);
    await scope.save('checklistTemplate', { id, version }, version, { name, nameEn: nameEn || null });
    await scope.tx.checklistItem.deleteMany({ where: { templateId } });
  } else await scope.tx.checklistTemplate.create({ data: { id: templateId, name, nameEn: nameEn || null } });
  await scope.tx.checklistItem.createMany({
    data: items.map((item, at) => {
      const isMeasure = item.kind === 'measure';
      return {
        templateId,
        sortOrder: at + 1,
        title: item.title,
        titleEn: item.titleEn || null,
        kind: item.kind,
        unit: isMeasure ? item.unit || null : null,
        nominal: isMeasure ? (item.nominal ?? null) : null,
        lowerDeviation: isMeasure ? (item.lowerDeviation ?? null) : null,
        upperDeviation: isMeasure ? (item.upperDeviation ?? null) : null,
        isRequired: item.isRequired,
        needsEvidence: item.needsEvidence,
      };
    }),
  });
  await said(scope, templateId);
  return getChecklist(scope, templateId);
}

/** Removes a checklist that no stage uses any more. */
export async function removeChecklist(
  scope: Scope,
  { templateId, version }: { templateId: string; version: number },
): Promise<{ templateId: string }> {
  scope.require('update', 'AcceptanceSetup');
  const before = await getChecklist(scope, templateId);
  const used = await scope.sql
    .selectFrom('acceptance_stage')
    .where('template_id', '=', templateId)
    .where('deleted_at', 'is', null)
    .select('name')
    .executeTakeFirst();
  if (used) throw conflict('acceptance.checklist_in_use', { stage: used.name });
  await scope.save('checklistTemplate', { id: before.id, version: before.version }, version, {
    deletedAt: scope.now(),
  });
  await said(scope, templateId);
  return { templateId };
}
