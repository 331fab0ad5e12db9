import { notFound, type Page, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { ListTemplates } from '../planning.schemas.ts';
import { type TemplateContent, templateContent } from './template-content.ts';

export interface TemplateRow {
  id: string;
  version: number;
  name: string;
  description: string | null;
  taskCount: number;
  createdAt: string;
  createdByName: string | null;
  allowed: string[];
}

export interface TemplateDetail extends TemplateRow {
  tasks: { title: string; departmentId: string; offsetDays: number | null; durationDays: number }[];
  linkCount: number;
  /** Departments the template's tasks are of; one that is gone has no name. */
  departments: { id: string; name: string | null; nameEn: string | null; taskCount: number }[];
}

/** A template as operations see it. */
export interface TemplateRecord extends Omit<TemplateRow, 'allowed' | 'taskCount'> {
  createdBy: string | null;
  content: TemplateContent;
}

const escaped = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

const living = (scope: Scope) =>
  scope.sql
    .selectFrom('plan_template as x')
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'x.created_by').onRef('m.tenant_id', '=', 'x.tenant_id'),
    )
    .where('x.deleted_at', 'is', null)
    .where(scope.where('read', 'PlanTemplate', 'x') as never)
    .select([
      'x.id',
      'x.version',
      'x.name',
      'x.description',
      'x.created_at as createdAt',
      'x.created_by as createdBy',
      'm.name as createdByName',
    ]);

const ACTIONS = ['update', 'delete'];

/** Templates of the firm, newest first, page by page. */
export async function listTemplates(scope: Scope, input: ListTemplates): Promise<Page<TemplateRow>> {
  const { search, cursor, limit } = input;
  let query = living(scope)
    .select(sql<number>`jsonb_array_length(x.content -> 'tasks')`.as('taskCount'))
    .orderBy('x.id', 'desc')
    .limit(limit + 1);
  if (search) query = query.where('x.name', 'ilike', escaped(search));
  if (cursor) query = query.where('x.id', '<', cursor);
  const rows = await query.execute();
  const items = rows.slice(0, limit).map(({ createdBy, ...row }) => ({
    ...row,
    allowed: scope.allowed('PlanTemplate', { createdBy }, ACTIONS),
  }));
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}

/** The template, if the viewer may read it. */
export async function findTemplate(scope: Scope, templateId: string): Promise<TemplateRecord> {
  const found = await living(scope).select('x.content').where('x.id', '=', templateId).executeTakeFirst();
  if (!found) throw notFound('planning.template_not_found');
  return { ...found, content: templateContent.parse(found.content) };
}

/** A template with what it holds. */
export async function getTemplate(
  scope: Scope,
  { templateId }: { templateId: string },
): Promise<TemplateDetail> {
  const { content, createdBy, ...row } = await findTemplate(scope, templateId);
  const ids = [...new Set(content.tasks.map(({ departmentId }) => departmentId))];
  const known = await scope.sql
    .selectFrom('department as d')
    .where(sql<boolean>`d.id = any(${ids}::uuid[])`)
    .where('d.deleted_at', 'is', null)
    .select(['d.id', 'd.name', 'd.name_en as nameEn'])
    .execute();
  return {
    ...row,
    taskCount: content.tasks.length,
    linkCount: content.links.length,
    tasks: content.tasks.map(({ title, departmentId, offsetDays, durationDays }) => ({
      title,
      departmentId,
      offsetDays,
      durationDays,
    })),
    departments: ids.map((id) => {
      const department = known.find((one) => one.id === id);
      const taskCount = content.tasks.filter(({ departmentId }) => departmentId === id).length;
      return { id, name: department?.name ?? null, nameEn: department?.nameEn ?? null, taskCount };
    }),
    allowed: scope.allowed('PlanTemplate', { createdBy }, ACTIONS),
  };
}
