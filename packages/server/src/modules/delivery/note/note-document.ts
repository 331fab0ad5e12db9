import type { NoteFacts } from './note-facts.ts';
import { NOTE_WORDS, type NoteWords } from './note-words.ts';

type Locale = 'zh-CN' | 'en';

/**
 * The note as a text document (flat OpenDocument), which the office program lays out on A4: it finds fonts for every
 * script, breaks lines and pages, and repeats the head of the table. What people typed is text here and never markup.
 */
export function noteDocument(facts: NoteFacts, locale: Locale): string {
  const words = NOTE_WORDS[locale];
  const body = [
    paragraph('Firm', facts.firmName),
    paragraph('Title', facts.round > 1 ? words.titleOfAttempt(facts.round) : words.title),
    factTable(facts, words, locale),
    paragraph('Heading', words.goods),
    goodsTable(facts, words),
    ...(facts.remark ? [paragraph('Heading', words.remark), ...lines('Text', facts.remark)] : []),
    ...warranty(facts, words, locale),
    ...override(facts, words, locale),
    signature(facts, words, locale),
  ];
  return `${HEAD}${STYLES(locale)}${master(facts, words)}<office:body><office:text>${body.join('')}</office:text></office:body></office:document>`;
}

/** Characters XML has no place for are left out; the rest is escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones meant
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const text = (raw: string): string =>
  raw
    .replace(UNSPEAKABLE, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

const paragraph = (style: string, raw: string): string =>
  `<text:p text:style-name="${style}">${text(raw)}</text:p>`;
const lines = (style: string, raw: string): string[] =>
  raw.split(/\r?\n/).map((line) => paragraph(style, line));
const cell = (style: string, raw: string, box = 'Cell'): string =>
  `<table:table-cell table:style-name="${box}" office:value-type="string">${lines(style, raw).join('')}</table:table-cell>`;
const row = (cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;

const day = (iso: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );
const moment = (iso: string, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(iso));

function factTable(facts: NoteFacts, words: NoteWords, locale: Locale): string {
  const all: [string, string | null][] = [
    [words.number, facts.number],
    [words.date, day(facts.deliveredOn, locale)],
    [words.contract, `${facts.contractNo}  ${facts.contractName}`],
    [words.customer, facts.customerName],
    [words.place, facts.place],
    [words.recipient, facts.recipient],
    [words.carrier, facts.carrier],
  ];
  const rows = all
    .filter((pair): pair is [string, string] => Boolean(pair[1]))
    .map(([label, value]) => row([cell('Label', label, 'Bare'), cell('Text', value, 'Bare')]));
  return `<table:table table:name="Facts" table:style-name="Facts"><table:table-column table:style-name="FactLabel"/><table:table-column table:style-name="FactValue"/>${rows.join('')}</table:table>`;
}

function goodsTable({ items }: NoteFacts, words: NoteWords): string {
  const head = [words.row, words.description, words.quantity, words.unit, words.serials];
  const rows = items.map(({ text: what, quantity, unit, serialNos }, at) =>
    row([
      cell('Text', String(at + 1)),
      cell('Text', what),
      cell('Number', quantity),
      cell('Text', unit),
      cell('Small', serialNos.join('  ')),
    ]),
  );
  const columns = ['A', 'B', 'C', 'D', 'E'].map(
    (name) => `<table:table-column table:style-name="Goods${name}"/>`,
  );
  return `<table:table table:name="Goods" table:style-name="Goods">${columns.join('')}<table:table-header-rows>${row(
    head.map((label) => cell(label === words.quantity ? 'HeadEnd' : 'Head', label, 'HeadCell')),
  )}</table:table-header-rows>${rows.join('')}</table:table>`;
}

function warranty({ warrantyMonths, warrantyEndsOn }: NoteFacts, words: NoteWords, locale: Locale): string[] {
  if (warrantyMonths === null) return [];
  const until = warrantyEndsOn ? ` ${words.warrantyUntil(day(warrantyEndsOn, locale))}` : '';
  return [paragraph('Spaced', `${words.warranty(warrantyMonths)}${until}`)];
}

function override({ override: decided, timeZone }: NoteFacts, words: NoteWords, locale: Locale): string[] {
  if (!decided) return [];
  return [
    paragraph('Heading', words.override),
    ...decided.names.map((name) => paragraph('Text', `•  ${name}`)),
    paragraph('Small', words.overrideWhen(moment(decided.decidedAt, timeZone, locale))),
  ];
}

/** Where somebody writes by hand. */
const LINE = '______________________';

/** Lines to sign on, or what was signed. */
function signature({ signature: given, timeZone }: NoteFacts, words: NoteWords, locale: Locale): string {
  if (!given) {
    const place = (who: string) =>
      `${cell('Sign', `${who}\n\n\n${words.labelled(words.nameAndSignature, LINE)}\n${words.labelled(words.signedDate, LINE)}`, 'Bare')}`;
    return `<table:table table:name="Signatures" table:style-name="Signatures"><table:table-column table:number-columns-repeated="2" table:style-name="Half"/>${row([place(words.handedOver), place(words.received)])}</table:table>`;
  }
  const who =
    given.source === 'portal'
      ? words.signedInPortal(given.name, moment(given.at, timeZone, locale))
      : words.signedOnPaper(given.name, day(given.signedOn ?? given.at.slice(0, 10), locale));
  return [
    paragraph('Heading', given.verdict === 'signed' ? words.signed : words.refused),
    paragraph('Text', given.statement),
    ...(given.reason ? lines('Text', words.labelled(words.reason, given.reason)) : []),
    paragraph('Spaced', who),
  ].join('');
}

const NAMESPACES = ['office', 'style', 'text', 'table']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');
const HEAD = `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMESPACES} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">`;

const style = (name: string, paragraphProperties: string, textProperties: string): string =>
  `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties ${paragraphProperties}/><style:text-properties ${textProperties}/></style:style>`;
/** A size for every script: what is Latin and what is Chinese in one line match. */
const size = (pt: number, bold = false): string =>
  ['', '-asian', '-complex']
    .map(
      (script) =>
        `${script ? 'style' : 'fo'}:font-size${script}="${pt}pt"${bold ? ` ${script ? 'style' : 'fo'}:font-weight${script}="bold"` : ''}`,
    )
    .join(' ');
const column = (name: string, width: string): string =>
  `<style:style style:name="${name}" style:family="table-column"><style:table-column-properties style:column-width="${width}"/></style:style>`;
const box = (name: string, properties: string): string =>
  `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties ${properties}/></style:style>`;
const frame = (name: string, more = ''): string =>
  `<style:style style:name="${name}" style:family="table"><style:table-properties style:width="17cm" table:align="left" ${more}/></style:style>`;

const STYLES = (locale: Locale): string => {
  const language =
    locale === 'en'
      ? 'fo:language="en" fo:country="GB"'
      : 'fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"';
  return `<office:font-face-decls><style:font-face style:name="Latin" svg:font-family="'Noto Sans', 'Liberation Sans', Arial" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" style:font-family-generic="swiss"/><style:font-face style:name="Han" svg:font-family="'Noto Sans CJK SC', 'Source Han Sans SC', SimSun" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" style:font-family-generic="swiss"/></office:font-face-decls><office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Latin" style:font-name-asian="Han" style:font-name-complex="Latin" ${size(10)} ${language}/></style:default-style><style:style style:name="Standard" style:family="paragraph"/></office:styles><office:automatic-styles>${[
    style('Firm', 'fo:margin-bottom="0.1cm"', `${size(11)} fo:color="#4a5560"`),
    style('Title', 'fo:margin-bottom="0.5cm"', size(20, true)),
    style(
      'Heading',
      'fo:margin-top="0.6cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
      size(11, true),
    ),
    style('Text', 'fo:margin-bottom="0.05cm"', size(10)),
    style('Spaced', 'fo:margin-top="0.5cm"', size(10)),
    style('Small', '', `${size(9)} fo:color="#4a5560"`),
    style('Number', 'fo:text-align="end"', size(10)),
    style('HeadEnd', 'fo:text-align="end"', `${size(9, true)} fo:color="#4a5560"`),
    style('Head', '', `${size(9, true)} fo:color="#4a5560"`),
    style('Label', '', `${size(10)} fo:color="#4a5560"`),
    style('Sign', 'fo:margin-top="0.1cm" fo:keep-with-next="always"', size(10)),
    style('Foot', 'fo:text-align="end"', `${size(8)} fo:color="#4a5560"`),
    frame('Facts'),
    column('FactLabel', '3.2cm'),
    column('FactValue', '13.8cm'),
    frame('Goods'),
    column('GoodsA', '1.2cm'),
    column('GoodsB', '7.3cm'),
    column('GoodsC', '2.1cm'),
    column('GoodsD', '1.6cm'),
    column('GoodsE', '4.8cm'),
    frame('Signatures', 'fo:margin-top="1.2cm" style:may-break-between-rows="false"'),
    column('Half', '8.5cm'),
    box('Bare', 'fo:padding="0.06cm" fo:border="none"'),
    box('Cell', 'fo:padding="0.12cm" fo:border="none" fo:border-bottom="0.5pt solid #c9d0d6"'),
    box('HeadCell', 'fo:padding="0.12cm" fo:border="none" fo:border-bottom="1pt solid #4a5560"'),
    '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.8cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>',
  ].join('')}</office:automatic-styles>`;
};

/** The foot of every page: which note, and which page of how many. */
function master({ number }: NoteFacts, words: NoteWords): string {
  const page = words.page(
    '<text:page-number text:select-page="current">1</text:page-number>',
    '<text:page-count>1</text:page-count>',
  );
  return `<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Foot">${text(number)}  ·  ${page}</text:p></style:footer></style:master-page></office:master-styles>`;
}
