/** Words and values of the audit trail, as people read them. */
import { type Difference, formatDate, formatDateTime, formatNumber, lookUp } from '@millwright/ui';
import type { Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export type AuditPage = Outputs['audit']['list'];
export type AuditRow = AuditPage['items'][number];
export type Names = Readonly<Record<string, string>>;
export const AUDIT_ACTIONS = ['insert', 'update', 'delete', 'download', 'archive', 'view'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const kindName = (type: string): string => lookUp(`audit.kinds.${type}`, {}, type);
const columnName = (type: string, column: string): string =>
  lookUp(
    `audit.own.${type}.${column}`,
    {},
    lookUp(`audit.columns.${column}`, {}, column.replaceAll('_', ' ')),
  );

/** Words for values that are words of ours: states, roles, duties. */
const wordFor = (column: string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => wordFor(column, one));
  if (typeof value !== 'string') return value;
  return column === 'duties'
    ? lookUp(`org.duties.${value}`, {}, value)
    : lookUp(`audit.values.${column}.${value}`, {}, value);
};

/** One value in words: names for ids, days and times as the reader writes them. */
export function valueText(value: unknown, names: Names): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
  if (typeof value === 'number') return formatNumber(value);
  if (Array.isArray(value)) return value.map((one) => valueText(one, names)).join(' · ');
  if (typeof value === 'object') {
    if ('masked' in value) return t('audit.masked');
    return Object.values(value)
      .map((one) => valueText(one, names))
      .filter(Boolean)
      .join(' ');
  }
  const text = String(value);
  if (names[text]) return names[text];
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(text)) return `…${text.slice(-6)}`;
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return formatDateTime(text);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDate(text);
  return text;
}

/** What the database adds up by itself stands in the row, and was nobody's change. */
const DERIVED = new Set(['task_count', 'task_done_count', 'weight_done', 'weight_total', 'status_before']);

/** Before and after, field by field; what was empty before and after is left out. */
export function differences(row: AuditRow, names: Names): (Difference & { before: string; after: string })[] {
  return Object.entries(row.changes)
    .filter(([column]) => !DERIVED.has(column))
    .map(([column, [before, after]]) => ({
      label: columnName(row.subjectType, column),
      before: valueText(wordFor(column, before), names),
      after: valueText(wordFor(column, after), names),
    }))
    .filter(({ before, after }) => before !== '' || after !== '')
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** The name an object has, or had when the row was written. */
export function subjectNameOf(row: AuditRow, names: Names): string {
  const known = names[row.subjectId];
  if (known) return `“${known}”`;
  const said = ['name', 'title', 'contract_no', 'file_name']
    .map((column) => row.changes[column])
    .find(Boolean);
  const text = said ? valueText(said[1] ?? said[0], names) : '';
  if (text) return `“${text}”`;
  // What has no name of its own goes by what it belongs to.
  const owner = ['task_id', 'member_id', 'contact_id'].map((column) => row.changes[column]).find(Boolean);
  return owner ? `“${valueText(owner[1] ?? owner[0], names)}”` : '';
}

export const actorNameOf = (row: AuditRow, names: Names): string =>
  row.actorId ? (names[row.actorId] ?? t('audit.unknown')) : t('audit.system');

/** What happened, as a sentence. */
export const sentenceOf = (row: AuditRow, names: Names): string =>
  t(`audit.did.${row.action as AuditAction}`, {
    who: actorNameOf(row, names),
    kind: kindName(row.subjectType),
    name: subjectNameOf(row, names),
  });
