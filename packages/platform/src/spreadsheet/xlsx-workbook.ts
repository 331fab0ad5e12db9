import { SpreadsheetError, tooLarge } from './spreadsheet-error.ts';
import { type NumberKind, readFormats } from './xlsx-formats.ts';
import { plainText } from './xlsx-text.ts';
import { readXml } from './xml-reader.ts';
import type { ZipReader } from './zip-reader.ts';

const MAX_TEXTS = 4_000_000;

export interface WorkbookSheet {
  name: string;
  hidden: boolean;
  part: string;
}

export interface Workbook {
  sheets: WorkbookSheet[];
  date1904: boolean;
  formats: NumberKind[];
  texts: string[];
}

interface Relation {
  type: string;
  part: string;
}

/** Finds the workbook in a zip and reads what all its sheets have in common. */
export async function readWorkbook(zip: ZipReader, maxCellLength: number): Promise<Workbook> {
  const part = await workbookPart(zip);
  const relations = await readRelations(zip, part);
  const { sheets, date1904 } = await readSheetList(zip, part, relations);
  const styles = partOfType(relations, '/styles');
  const texts = partOfType(relations, '/sharedStrings');
  return {
    sheets,
    date1904,
    formats: styles && zip.has(styles) ? await readFormats(zip, styles) : [],
    texts: texts && zip.has(texts) ? await readTexts(zip, texts, maxCellLength) : [],
  };
}

async function workbookPart(zip: ZipReader): Promise<string> {
  if (zip.has('_rels/.rels')) {
    const part = partOfType(await readRelations(zip, ''), '/officeDocument');
    if (part && /workbook[^/]*\.xml$/i.test(part) && zip.has(part)) return part;
  }
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml';
  throw new SpreadsheetError('spreadsheet.not_a_table', { found: await zipKind(zip) });
}

async function zipKind(zip: ZipReader): Promise<string> {
  if (zip.has('xl/workbook.bin')) return 'xlsb';
  if (zip.has('word/document.xml')) return 'docx';
  if (zip.has('ppt/presentation.xml')) return 'pptx';
  if (zip.has('Index/Document.iwa')) return 'numbers';
  if (zip.has('mimetype') && (await zip.readStart('mimetype', 100)).includes('opendocument.spreadsheet'))
    return 'ods';
  return 'zip';
}

async function readRelations(zip: ZipReader, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relationsPart = `${folder}_rels/${part.slice(slash)}.rels`;
  const relations = new Map<string, Relation>();
  if (!zip.has(relationsPart)) return relations;
  await readXml(zip.read(relationsPart), relationsPart, 'Relationships', {
    open(name, { Id, Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return;
      relations.set(Id, { type: Type, part: resolvePart(folder, Target) });
    },
  });
  return relations;
}

function resolvePart(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function partOfType(relations: Map<string, Relation>, ending: string): string | undefined {
  for (const relation of relations.values()) if (relation.type.endsWith(ending)) return relation.part;
  return undefined;
}

async function readSheetList(zip: ZipReader, part: string, relations: Map<string, Relation>) {
  const sheets: WorkbookSheet[] = [];
  let date1904 = false;
  await readXml(zip.read(part), part, 'workbook', {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name !== 'sheet') return;
      const relation = relations.get(attributes['r:id'] ?? '');
      // Chart and dialog sheets hold no cells.
      if (!relation?.type.endsWith('/worksheet') || !zip.has(relation.part)) return;
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      sheets.push({ name: attributes.name ?? '', hidden, part: relation.part });
    },
  });
  return { sheets, date1904 };
}

/** The workbook's table of texts. Longer than allowed is cut one past the limit: enough to refuse the cell that uses it. */
async function readTexts(zip: ZipReader, part: string, maxCellLength: number): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = false;
  await readXml(zip.read(part), part, 'sst', {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    text(piece) {
      if (inText && text.length <= maxCellLength * 7) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') {
        if (texts.length >= MAX_TEXTS) throw tooLarge('cell_length', maxCellLength, { part });
        texts.push(plainText(text).slice(0, maxCellLength + 1));
      }
    },
  });
  return texts;
}
