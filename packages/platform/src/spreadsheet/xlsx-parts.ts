import { storedText } from './xlsx-text.ts';

/** Cell styles by their place in the style sheet below. */
export const STYLE = {
  plain: 0,
  heading: 1,
  date: 2,
  dateTime: 3,
  percent: 4,
  percentExact: 5,
  money: 6,
  message: 7,
} as const;

/** Added to a style, gives the same one on a red ground. */
export const FLAGGED = 8;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface WorkbookProperties {
  title?: string;
  /** Who made it, for example the firm. */
  creator?: string;
  /** ISO timestamp; left out unless told, so that the same rows give the same bytes. */
  created?: string;
}

export function contentTypes(): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`;
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', `${TYPES}.sheet.main+xml`)}${override('/xl/worksheets/sheet1.xml', `${TYPES}.worksheet+xml`)}${override('/xl/styles.xml', `${TYPES}.styles+xml`)}${override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`;
}

export function packageRelations(): string {
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
}

export function workbookRelations(): string {
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
}

export function workbookPart(sheetName: string): string {
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${storedText(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

export function coreProperties({ title, creator, created }: WorkbookProperties): string {
  const parts = [
    title === undefined ? '' : `<dc:title>${storedText(title)}</dc:title>`,
    creator === undefined ? '' : `<dc:creator>${storedText(creator)}</dc:creator>`,
    created === undefined
      ? ''
      : `<dcterms:created xsi:type="dcterms:W3CDTF">${storedText(created)}</dcterms:created>`,
  ];
  return `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${parts.join('')}</cp:coreProperties>`;
}

export function stylesPart(): string {
  const formats = [
    { id: 164, code: 'yyyy-mm-dd' },
    { id: 165, code: 'yyyy-mm-dd hh:mm:ss' },
  ];
  // In the order of STYLE: number format, font, fill, extra alignment.
  const cells = [
    { format: 0 },
    { format: 0, font: 1, fill: 2 },
    { format: 164 },
    { format: 165 },
    { format: 9 },
    { format: 10 },
    { format: 4 },
    { format: 0, font: 2, wrap: true },
  ];
  const xf = (cell: (typeof cells)[number], fill = cell.fill ?? 0) => {
    const wrap = cell.wrap ? '<alignment vertical="top" wrapText="1"/>' : '';
    return `<xf numFmtId="${cell.format}" fontId="${cell.font ?? 0}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"${wrap ? ` applyAlignment="1">${wrap}</xf>` : '/>'}`;
  };
  const solid = (colour: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
  const all = [...cells.map((cell) => xf(cell)), ...cells.map((cell) => xf(cell, 3))];
  return `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join('')}</numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><sz val="11"/><color rgb="FFB42318"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('FFE8ECF1')}${solid('FFFDE2DF')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${all.length}">${all.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

/** Everything of the sheet before its first row. */
export function sheetStart(widths: number[]): string {
  const columns = widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>`;
}

/** Everything after the last row: the filter over header and rows. */
export function sheetEnd(area: string): string {
  return `</sheetData><autoFilter ref="${area}"/></worksheet>`;
}
