import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';
import { departmentCreated } from '../org.events.ts';

/** The departments an engineering firm starts with. They can be renamed, moved and removed like any other. */
export const DEFAULT_DEPARTMENTS = [
  { code: 'procurement', 'zh-CN': '采购部', en: 'Procurement' },
  { code: 'sales', 'zh-CN': '销售部', en: 'Sales' },
  { code: 'mechanical', 'zh-CN': '机械部', en: 'Mechanical' },
  { code: 'electrical', 'zh-CN': '电气部', en: 'Electrical' },
  { code: 'software', 'zh-CN': '软件部', en: 'Software' },
  { code: 'assembly', 'zh-CN': '调试装配部', en: 'Assembly & Commissioning' },
] as const;

/**
 * Gives a new firm its first departments, named in its language, with the other language beside it. Does nothing where
 * there are departments already, so it may run twice. Answers the ids by code.
 */
export async function createDefaultDepartments(
  scope: Scope,
  locale: 'zh-CN' | 'en',
): Promise<Record<string, string>> {
  // Sign-up and the subscriber that makes a cut-off sign-up good may both be here: one waits for the other.
  await scope.sql.selectFrom('tenant').select('id').forUpdate().execute();
  const present = await scope.tx.department.findMany({ select: { id: true, code: true } });
  if (present.length > 0) return Object.fromEntries(present.map((d) => [d.code, d.id]));
  const ids: Record<string, string> = {};
  for (const [sortOrder, department] of DEFAULT_DEPARTMENTS.entries()) {
    const id = newId();
    await scope.tx.department.create({
      data: {
        id,
        code: department.code,
        name: department[locale],
        nameEn: locale === 'en' ? null : department.en,
        sortOrder,
        ancestorIds: [id],
      },
    });
    await scope.announce(departmentCreated, { departmentId: id });
    ids[department.code] = id;
  }
  return ids;
}
