import { type CellValue, cellText, isBlank } from './cell-value.ts';
import { bareLabel } from './label.ts';
import { type DateOrder, dateOrderOf, parseDate } from './parse-date.ts';
import { parseNumber, parsePercent } from './parse-number.ts';
import { splitPeople } from './split-people.ts';

export type FieldKind = 'text' | 'date' | 'number' | 'percent' | 'people';

export interface Field {
  key: string;
  /** Names a column for it may have, in both languages, best first. */
  labels: readonly string[];
  kind: FieldKind;
  required?: boolean;
}

export interface ColumnGuess {
  column: number;
  /** From 0 to 1: 1 the very label, above 0.9 the same label written differently, below 0.4 only by what it holds. */
  confidence: number;
  how: 'label' | 'similar_label' | 'part_of_label' | 'content';
}

interface Candidate extends ColumnGuess {
  field: Field;
}

const SAMPLE = 100;

/** Which column holds which field: by its label first, by its content for what is left. No column serves two fields. */
export function guessColumns(
  header: readonly string[],
  rows: readonly { cells: readonly CellValue[] }[],
  fields: readonly Field[],
): Record<string, ColumnGuess> {
  const contents = header.map((_, column) =>
    rows
      .slice(0, SAMPLE)
      .map((row) => row.cells[column] ?? null)
      .filter((cell) => !isBlank(cell)),
  );
  const guesses: Record<string, ColumnGuess> = {};
  const taken = new Set<number>();
  const take = ({ field, column, confidence, how }: Candidate) => {
    if (guesses[field.key] || taken.has(column)) return;
    guesses[field.key] = { column, confidence: Math.round(confidence * 100) / 100, how };
    taken.add(column);
  };

  const byLabel = fields.flatMap((field) =>
    header.flatMap((name, column) => matchLabel(field, name, column, contents[column]!)),
  );
  // Equal scores keep the order of fields, then of columns.
  for (const candidate of byLabel.sort((a, b) => b.confidence - a.confidence)) take(candidate);
  for (const candidate of matchContents(fields, guesses, taken, contents)) take(candidate);
  return guesses;
}

function matchLabel(field: Field, name: string, column: number, cells: CellValue[]): Candidate[] {
  const bare = bareLabel(name);
  if (bare === '') return [];
  let best = 0;
  let how: ColumnGuess['how'] = 'part_of_label';
  for (const label of field.labels) {
    const wanted = bareLabel(label);
    if (label === name.trim()) [best, how] = [1, 'label'];
    else if (wanted === bare && how !== 'label') [best, how] = [0.95, 'similar_label'];
    else if (how === 'part_of_label') best = Math.max(best, partScore(wanted, bare));
  }
  if (best === 0) return [];
  const fits = cells.length === 0 || share(cells, field.kind) >= 0.5;
  if (!fits && how === 'part_of_label') return [];
  return [{ field, column, confidence: fits ? best : best - 0.2, how }];
}

/** How much of the longer name the shorter one covers; the start of a name says more than its end. */
function partScore(label: string, name: string): number {
  const [short, long] = label.length <= name.length ? [label, name] : [name, label];
  const least = /^[\x20-\x7e]*$/.test(short) ? 3 : 2;
  if (short.length < least || !long.includes(short)) return 0;
  return 0.45 + 0.4 * (short.length / long.length) + (long.startsWith(short) ? 0.03 : 0);
}

/** Fields still without a column, where exactly as many free columns hold their kind of thing: in order, left to right. */
function* matchContents(
  fields: readonly Field[],
  guesses: Record<string, ColumnGuess>,
  taken: ReadonlySet<number>,
  contents: CellValue[][],
): Generator<Candidate> {
  for (const kind of ['percent', 'date', 'people', 'number', 'text'] as const) {
    const open = fields.filter((field) => !guesses[field.key] && field.kind === kind);
    // Nearly everything is text, so only what must be there is worth that guess.
    const wanted = kind === 'text' || kind === 'number' ? open.filter((field) => field.required) : open;
    if (wanted.length === 0) continue;
    const free = contents.flatMap((cells, column) =>
      !taken.has(column) && cells.length > 0 && looksLike(cells, kind) ? [{ column, cells }] : [],
    );
    if (kind === 'text') free.sort((a, b) => distinct(b.cells) - distinct(a.cells));
    else if (free.length !== wanted.length) continue;
    for (const [index, field] of wanted.entries()) {
      const column = free[index]?.column;
      if (column !== undefined) yield { field, column, confidence: 0.3, how: 'content' };
    }
  }
}

/** The share of cells that could be read as this kind. */
function share(cells: CellValue[], kind: FieldKind): number {
  const order = kind === 'date' ? (dateOrderOf(cells) ?? 'month_first') : undefined;
  return cells.filter((cell) => reads(cell, kind, order)).length / cells.length;
}

function reads(cell: CellValue, kind: FieldKind, order: DateOrder | undefined): boolean {
  switch (kind) {
    case 'date':
      return parseDate(cell, { order }).ok;
    case 'number':
      return typeof cell !== 'string' ? parseNumber(cell).ok : /\d/.test(cell);
    case 'percent':
      return parsePercent(cell, 'points').ok;
    case 'people':
      return typeof cell === 'string';
    case 'text':
      return typeof cell === 'string' || typeof cell === 'number';
  }
}

/** Stricter than reading: whether the cells by themselves look like this kind and hardly like another. */
function looksLike(cells: CellValue[], kind: FieldKind): boolean {
  const marked = cells.filter((cell) => {
    if (kind === 'percent') return /%$/.test(cellText(cell).normalize('NFKC'));
    if (kind === 'date') return !/^\d+(?:\.\d+)?$/.test(cellText(cell));
    if (kind === 'people') return splitPeople(cellText(cell)).every(isName);
    return true;
  });
  return marked.length >= cells.length * 0.8 && share(cells, kind) >= 0.8;
}

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤';

function isName(name: string): boolean {
  if (/^[\p{Script=Han}·]{2,4}$/u.test(name)) return surnames.includes(name[0]!);
  return /^\p{Lu}[\p{Ll}'-]+(?: \p{Lu}[\p{L}.'-]*){1,2}$/u.test(name);
}

function distinct(cells: CellValue[]): number {
  return new Set(cells.map(cellText)).size;
}
