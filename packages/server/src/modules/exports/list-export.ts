import type { Page, Scope, StaffPrincipal } from '@millwright/platform';
import type { CellValue, ColumnKind } from '@millwright/platform/spreadsheet';
import type { z } from 'zod';

export type ExportLocale = 'zh-CN' | 'en';
/** A text in both languages. */
export type Both = readonly [zh: string, en: string];

/** What rows are shown with besides themselves. */
export interface Surroundings {
  locale: ExportLocale;
  timeZone: string;
  /** Names of things that rows carry as ids. */
  names: ReadonlyMap<string, string>;
}

export interface ExportColumn<Row> {
  heading: Both;
  kind?: ColumnKind;
  value: (row: Row, around: Surroundings) => CellValue | undefined;
  /** Columns of fields under a rule of their own stand only in the files of those who may ever see them. */
  needs?: { action: string; subject: string };
}

export interface ListExport<Input, Row> {
  title: Both;
  /** The door of the list itself. */
  permission: { action: string; subject: string };
  input: z.ZodType<Input>;
  columns: readonly ExportColumn<Row>[];
  /** One page of the list: the very query the screen asks, so that its rule and its fields are the same. */
  page: (
    scope: Scope<StaffPrincipal>,
    input: Input,
  ) => Promise<Pick<Page<Row>, 'items' | 'nextCursor'> & { names?: Record<string, string> }>;
  /** Names for ids in the rows, read once. */
  names?: (scope: Scope<StaffPrincipal>, locale: ExportLocale) => Promise<Map<string, string>>;
}

/** Keeps a list's input and rows together, whatever they are. */
// biome-ignore lint/suspicious/noExplicitAny: lists of different rows stand in one registry
export const listExport = <Input, Row>(list: ListExport<Input, Row>): ListExport<any, any> => list;

/** The text of the file's language. */
export const inLocale = ([zh, en]: Both, locale: ExportLocale) => (locale === 'zh-CN' ? zh : en);

/** A word of a fixed set, such as a state, as people read it; an unknown one as it is. */
export const word =
  (words: Readonly<Record<string, Both>>) =>
  (value: string | null | undefined, { locale }: Surroundings): string | null => {
    if (!value) return null;
    const both = words[value];
    return both ? inLocale(both, locale) : value;
  };

/** A moment as day and minute in the firm's time zone. */
export function moment(iso: string | null | undefined, { timeZone }: Surroundings): CellValue {
  if (!iso) return null;
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(iso));
  const [date, time] = text.split(' ') as [string, string];
  return { date, time };
}

/** Several names in one cell. */
export const listed = (names: readonly string[], { locale }: Surroundings) =>
  names.join(locale === 'zh-CN' ? '、' : ', ');

/** A name in the file's language where there is one. */
export const inLanguage = (name: string, nameEn: string | null, locale: ExportLocale) =>
  locale === 'en' && nameEn ? nameEn : name;

export const yesNo = (value: boolean, around: Surroundings) =>
  inLocale(value ? ['是', 'yes'] : ['否', 'no'], around.locale);
