import type { StaffPrincipal } from '@millwright/platform';
import { fileBytes, writeCsv, writeXlsx } from '@millwright/platform/spreadsheet';
import { as, type Firm, type Person, testServices } from '@millwright/testkit';
import type { ImportMapping } from './imports.schemas.ts';
import { storeImportFile } from './store-import-file.ts';

export type Cell = string | number | { date: string } | { percent: number } | { error: string } | null;

export const HEADER = ['任务名称', '责任部门', '负责人', '计划开始', '计划完成', '权重', '进度', '备注'];
/** How {@link HEADER} is understood. */
export const MAPPING: ImportMapping = {
  columns: {
    title: 0,
    department: 1,
    assignees: 2,
    startsOn: 3,
    dueOn: 4,
    weight: 5,
    progress: 6,
    description: 7,
  },
};

const columns = (header: readonly string[]) => header.map((heading) => ({ heading }));

/** A plan as an Excel workbook. */
export const workbook = (rows: readonly Cell[][], header: readonly string[] = HEADER) =>
  fileBytes(writeXlsx(columns(header), [rows], { sheetName: '计划' }));

/** A plan as CSV text in UTF-8 with byte order mark. */
export const csv = (rows: readonly Cell[][], header: readonly string[] = HEADER) =>
  fileBytes(writeCsv(columns(header), [rows]));

/** A plan of so many rows: every row good. */
export function plan(count: number): Cell[][] {
  return Array.from({ length: count }, (_, i) => [
    `工作包 ${String(i + 1).padStart(3, '0')}`,
    i % 2 ? '软件部' : 'Electrical',
    i % 2 ? '软件部员工' : '电气部员工、电气部负责人',
    { date: '2026-12-01' },
    { date: '2026-12-18' },
    i % 3 ? 1 : 2.5,
    { percent: (i * 10) % 110 },
    i % 5 ? null : '随附图纸',
  ]);
}

/** Uploads a file as somebody, the way the HTTP edge does. */
export async function upload(
  person: Person,
  contractId: string,
  bytes: Uint8Array,
  fileName = '项目计划.xlsx',
): Promise<string> {
  const principal = (await person.load()) as StaffPrincipal;
  const request = { requestId: 'test', ip: '127.0.0.1' };
  const stored = await storeImportFile(await testServices(), principal, request, {
    contractId,
    fileName,
    bytes,
  });
  return stored.importId;
}

/** Tasks a contract has, outside the recycle bin. */
export const countTasks = (firm: Firm, contractId: string) =>
  firm.read(({ tx }) => tx.task.count({ where: { contractId, deletedAt: null } }));

/** Uploads and checks as somebody; answers what taking over needs. */
export async function checked(person: Person, contractId: string, bytes: Uint8Array, mapping = MAPPING) {
  const importId = await upload(person, contractId, bytes);
  const check = await as(person).imports.check({ importId, mapping });
  return { importId, mapping, check, expectedDigest: check.digest };
}
