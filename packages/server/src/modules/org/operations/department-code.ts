import { conflict, type Scope } from '@millwright/platform';

/** Two living departments never carry the same code. */
export async function requireFreeCode(scope: Scope, code: string, except?: string): Promise<void> {
  const taken = await scope.tx.department.findFirst({
    where: { code, deletedAt: null, ...(except ? { id: { not: except } } : {}) },
    select: { id: true, name: true },
  });
  if (taken) throw conflict('org.code_taken', { code, departmentId: taken.id, name: taken.name });
}
