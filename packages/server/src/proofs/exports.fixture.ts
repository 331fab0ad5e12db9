import { AppError, type StaffPrincipal } from '@millwright/platform';
import { exportList, exportLists } from '../modules/exports/index.ts';
import { stageServices, type Visitor } from './doors.fixture.ts';

/** Every list that can be taken home as a file. */
export const exportNames = Object.keys(exportLists);

/** The list of the screen that a file repeats. */
export function screenOf(list: string): string {
  const elsewhere: Record<string, string> = {
    members: 'org.members',
    departments: 'org.tree',
    team: 'contracts.teamHistory',
    milestones: 'contracts.get',
    progress: 'tasks.history',
    contacts: 'customers.get',
    memberships: 'org.departmentHistory',
    history: 'audit.history',
    openPayments: 'payments.open',
  };
  return `staff ${elsewhere[list] ?? `${list}.list`}`;
}

/** Lists of one record: asked for without naming one, they are refused. */
export const recordLists = [
  'amendments',
  'payments',
  'team',
  'milestones',
  'progress',
  'contacts',
  'memberships',
  'history',
];

/** A list as the file somebody takes home, or the refusal as text. */
export async function exportedText(visitor: Visitor, list: string, query: object = {}): Promise<string> {
  const { rehearse } = await stageServices();
  const request = { requestId: 'proof', ip: '127.0.0.1' };
  const wanted = { list, format: 'csv' as const, query: JSON.stringify(query), locale: 'en' as const };
  try {
    const file = exportList({ pool: rehearse.pool }, visitor.principal as StaffPrincipal, request, wanted);
    const parts: Uint8Array[] = [];
    for await (const part of file.stream) parts.push(part);
    return Buffer.concat(parts).toString('utf8');
  } catch (error) {
    if (error instanceof AppError) return JSON.stringify({ code: error.code, facts: error.facts });
    throw error;
  }
}
