import { type AuditRow, historyInput, historyOf, listAudit, listAuditInput } from '../audit/index.ts';
import { AUDIT_ACTIONS } from './export-words.ts';
import { type ExportColumn, listExport, moment, word } from './list-export.ts';

const auditAction = word(AUDIT_ACTIONS);

const COLUMNS: readonly ExportColumn<AuditRow>[] = [
  { heading: ['时间', 'Time'], kind: 'date', value: (row, around) => moment(row.occurredAt, around) },
  {
    heading: ['人员', 'Person'],
    value: (row, { names }) => (row.actorId ? (names.get(row.actorId) ?? row.actorId) : null),
  },
  { heading: ['操作', 'Action'], value: (row, around) => auditAction(row.action, around) },
  { heading: ['对象类型', 'Type'], value: (row) => row.subjectType },
  { heading: ['对象', 'Object'], value: (row, { names }) => names.get(row.subjectId) ?? null },
  { heading: ['对象编号', 'Object id'], value: (row) => row.subjectId },
  { heading: ['变更', 'Changes'], value: (row) => JSON.stringify(row.changes) },
];

/** The firm's audit trail, with from where somebody worked. */
export const audit = listExport({
  title: ['审计日志', 'Audit log'],
  permission: { action: 'read', subject: 'AuditEvent' },
  input: listAuditInput,
  page: listAudit,
  columns: [
    ...COLUMNS,
    { heading: ['IP 地址', 'IP address'], value: (row) => row.ip },
    { heading: ['经由', 'Via'], value: (row) => row.via },
    { heading: ['请求编号', 'Request id'], value: (row) => row.requestId },
  ],
});

/** What happened to one object, for whoever may read it. */
export const history = listExport({
  title: ['变更历史', 'History'],
  permission: { action: 'readHistory', subject: 'AuditEvent' },
  input: historyInput,
  page: historyOf,
  columns: COLUMNS,
});
