import { notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { CheckKind } from './setup.schemas.ts';
import { plainDecimal } from './tolerance.schemas.ts';

export interface ReasonRow {
  id: string;
  version: number;
  code: string;
  name: string;
  nameEn: string | null;
}

/** The firm's reasons for not accepting something, in their order. */
export async function listReasons(scope: Scope): Promise<ReasonRow[]> {
  return scope.sql
    .selectFrom('acceptance_reason')
    .where('deleted_at', 'is', null)
    .select(['id', 'version', 'code', 'name', 'name_en as nameEn'])
    .orderBy('sort_order')
    .orderBy('id')
    .execute();
}

export interface ChecklistRow {
  id: string;
  version: number;
  name: string;
  nameEn: string | null;
  itemCount: number;
  /** Stages that use it. */
  stageCount: number;
}

/** The firm's checklists, by name. */
export async function listChecklists(scope: Scope): Promise<ChecklistRow[]> {
  return scope.sql
    .selectFrom('checklist_template as t')
    .where('t.deleted_at', 'is', null)
    .select([
      't.id',
      't.version',
      't.name',
      't.name_en as nameEn',
      sql<number>`(select count(*)::int from checklist_item i where i.tenant_id = t.tenant_id and i.template_id = t.id)`.as(
        'itemCount',
      ),
      sql<number>`(select count(*)::int from acceptance_stage s where s.tenant_id = t.tenant_id and s.template_id = t.id
        and s.deleted_at is null)`.as('stageCount'),
    ])
    .orderBy('t.name')
    .orderBy('t.id')
    .limit(500)
    .execute();
}

export interface ChecklistItemRow {
  id: string;
  title: string;
  titleEn: string | null;
  kind: CheckKind;
  unit: string | null;
  nominal: string | null;
  lowerDeviation: string | null;
  upperDeviation: string | null;
  isRequired: boolean;
  needsEvidence: boolean;
}

export interface ChecklistDetail {
  id: string;
  version: number;
  name: string;
  nameEn: string | null;
  items: ChecklistItemRow[];
}

/** One checklist with its questions, in their order. */
export async function getChecklist(scope: Scope, templateId: string): Promise<ChecklistDetail> {
  const template = await scope.sql
    .selectFrom('checklist_template')
    .where('id', '=', templateId)
    .where('deleted_at', 'is', null)
    .select(['id', 'version', 'name', 'name_en as nameEn'])
    .executeTakeFirst();
  if (!template) throw notFound('acceptance.checklist_not_found');
  const items = await scope.sql
    .selectFrom('checklist_item')
    .where('template_id', '=', templateId)
    .select([
      'id',
      'title',
      'title_en as titleEn',
      'kind',
      'unit',
      'nominal',
      'lower_deviation as lowerDeviation',
    ])
    .select([
      'upper_deviation as upperDeviation',
      'is_required as isRequired',
      'needs_evidence as needsEvidence',
    ])
    .orderBy('sort_order')
    .orderBy('id')
    .execute();
  const plain = (value: string | null) => (value === null ? null : plainDecimal(value));
  return {
    ...template,
    items: items.map((item) => ({
      ...item,
      kind: item.kind as CheckKind,
      nominal: plain(item.nominal),
      lowerDeviation: plain(item.lowerDeviation),
      upperDeviation: plain(item.upperDeviation),
    })),
  };
}
