/** Words for permissions, and the matrix a role is edited in. */

import { lookUp } from '@millwright/ui';
import type { Inputs, Outputs } from '../../api.ts';

export type RoleDetail = Outputs['roles']['get'];
export type VocabularyEntry = Outputs['roles']['vocabulary'][number];
export type Grant = Inputs['roles']['create']['grants'][number];
export type DataScope = Grant['scope'];

/** 'ProcurementItem' as 'Procurement item', for what has no words yet. */
const spelled = (word: string) => {
  const text = word.replace(/([a-z])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const subjectName = (subject: string): string =>
  lookUp(`roles.subjects.${subject}`, {}, spelled(subject));
export const actionName = (action: string): string => lookUp(`roles.actions.${action}`, {}, spelled(action));
export const scopeName = (scope: string): string => lookUp(`roles.scopes.${scope}`, {}, scope);

/** One cell of the matrix: how far a permission is granted; '' when it is not. */
export interface Cell {
  scope: DataScope | '';
  departmentIds: readonly string[];
}
export type Matrix = Record<string, Cell>;

export const cellKey = (subject: string, action: string): string => `${subject}.${action}`;

/** The matrix of a role: a cell for each granted permission. */
export function matrixOf(grants: readonly Grant[]): Matrix {
  const matrix: Matrix = {};
  for (const { subject, action, scope, departmentIds } of grants) {
    matrix[cellKey(subject, action)] = { scope, departmentIds: departmentIds ?? [] };
  }
  return matrix;
}

/** The grants a matrix stands for; departments only where they mean something. */
export function grantsOf(matrix: Matrix): Grant[] {
  return Object.entries(matrix).flatMap(([key, { scope, departmentIds }]) => {
    const [subject, action] = key.split('.') as [string, string];
    if (scope === '' || (scope === 'CUSTOM' && departmentIds.length === 0)) return [];
    return [{ subject, action, scope, ...(scope === 'CUSTOM' ? { departmentIds: [...departmentIds] } : {}) }];
  });
}

/**
 * The matrix after a cell was set. Whoever may do something with a record must see it, so seeing is granted along, as
 * far, where it was not granted yet.
 */
export function withCell(matrix: Matrix, entry: VocabularyEntry, action: string, cell: Cell): Matrix {
  const next = { ...matrix, [cellKey(entry.subject, action)]: cell };
  const read = cellKey(entry.subject, 'read');
  const seesNothing = (next[read]?.scope ?? '') === '';
  const mayRead = entry.grantable.read?.includes(cell.scope as DataScope);
  if (action !== 'read' && cell.scope !== '' && seesNothing && mayRead) next[read] = { ...cell };
  return next;
}
