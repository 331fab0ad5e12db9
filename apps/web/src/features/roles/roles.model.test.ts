import { describe, expect, it } from 'vitest';
import { grantsOf, matrixOf, type VocabularyEntry, withCell } from './roles.model.ts';

const member: VocabularyEntry = {
  subject: 'Member',
  actions: ['read', 'update'],
  scopes: ['ALL', 'DEPT', 'CUSTOM'],
  grantable: { read: ['ALL', 'DEPT', 'CUSTOM'], update: ['ALL', 'DEPT', 'CUSTOM'] },
};

describe('the matrix of a role', () => {
  it('comes back as the grants it was made of', () => {
    const grants = [
      { subject: 'Member', action: 'read', scope: 'ALL' as const },
      { subject: 'Member', action: 'update', scope: 'CUSTOM' as const, departmentIds: ['a'] },
    ];
    expect(grantsOf(matrixOf(grants))).toEqual(grants);
  });
  it('grants nothing for an empty cell or an empty list of departments', () => {
    expect(
      grantsOf({
        'Member.read': { scope: '', departmentIds: [] },
        'Member.update': { scope: 'CUSTOM', departmentIds: [] },
      }),
    ).toEqual([]);
  });
  it('lets see what it lets change, as far', () => {
    const matrix = withCell({}, member, 'update', { scope: 'DEPT', departmentIds: [] });
    expect(matrix['Member.read']).toEqual({ scope: 'DEPT', departmentIds: [] });
  });
  it('leaves what may be seen already as it is', () => {
    const all = { 'Member.read': { scope: 'ALL' as const, departmentIds: [] } };
    expect(withCell(all, member, 'update', { scope: 'DEPT', departmentIds: [] })['Member.read']).toEqual(
      all['Member.read'],
    );
  });
});
