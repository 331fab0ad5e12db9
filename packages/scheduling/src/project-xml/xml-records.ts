import sax, { type SAXOptions } from 'sax';
import { ProjectXmlRefusal } from './refusal.ts';

const MOST_DEPTH = 64;
const MOST_ATTRIBUTES = 100;
const MOST_ELEMENTS = 10_000_000;
/** Of elements and values that are held at the same time. */
const MOST_HELD = 100_000;
const MOST_VALUES = 500;
const LONGEST_VALUE = 65_536;
const PIECE = 65_536;
const WHOLE = new Set(['Calendar', 'Task', 'Resource', 'Assignment']);
/** What has elements in it and is asked for later. */
const HELD = new Set([
  'PredecessorLink',
  'Baseline',
  'WeekDays',
  'WeekDay',
  'WorkWeeks',
  'WorkWeek',
  'Exceptions',
  'Exception',
  'TimePeriod',
  'WorkingTimes',
  'WorkingTime',
]);
/** Of no use here, and most of the bytes of real files. */
const PASSED_OVER = new Set([
  'TimephasedData',
  'ExtendedAttribute',
  'ExtendedAttributes',
  'OutlineCode',
  'OutlineCodes',
  'Views',
  'Filters',
  'Groups',
  'Tables',
  'Maps',
  'Reports',
  'Drawings',
  'DataLinks',
  'VBAProjects',
  'AvailabilityPeriods',
  'Rates',
]);
// The parser bounds its buffers only while it tracks its position; strictEntities is missing from the published types.
const saxOptions: SAXOptions & { strictEntities: boolean } = { position: true, strictEntities: true };

/** An element with what stands directly in it: texts by name, and the elements that have others in them. */
export interface XmlRecord {
  name: string;
  line: number;
  values: Map<string, string>;
  children: XmlRecord[];
}

export interface RecordHandler {
  onUnknownEntity(line: number, text: string): void;
  onRecord(record: XmlRecord): void;
}

interface Open extends XmlRecord {
  text: string;
  hasElements: boolean;
}

/**
 * Goes through a file and hands out each calendar, task, resource and assignment as it closes, so that no more than one
 * of them is held; answers the project's own values. It pauses after each piece. A document type is refused: no project
 * file has one, and it is how entity bombs get in.
 */
export function* readRecords(
  text: string,
  { onRecord, onUnknownEntity }: RecordHandler,
): Generator<void, XmlRecord> {
  const parser = sax.parser(true, saxOptions);
  const line = () => parser.line + 1;
  const open: Open[] = [];
  let project: XmlRecord | undefined;
  let passedOver = 0;
  let elements = 0;
  let attributes = 0;
  let held = 0;

  parser.onerror = (error) => {
    if (/entity/i.test(error.message)) {
      onUnknownEntity(line(), /Char: (.)/.exec(error.message)?.[1] ?? '');
      parser.error = null as unknown as Error;
      parser.resume();
    } else throw refusalOf(error, line());
  };
  parser.ondoctype = () => {
    throw new ProjectXmlRefusal('doctype', line());
  };
  parser.onopentagstart = () => {
    attributes = 0;
  };
  parser.onattribute = () => {
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES) throw new ProjectXmlRefusal('too_many', line());
  };
  parser.onopentag = (tag) => {
    const name = localName(tag.name);
    elements += 1;
    if (elements > MOST_ELEMENTS) throw new ProjectXmlRefusal('too_many', line());
    if (open.length + passedOver >= MOST_DEPTH) throw new ProjectXmlRefusal('too_deep', line());
    if (open.length === 0 && name !== 'Project') throw new ProjectXmlRefusal('not_project_xml', line());
    if (passedOver > 0 || PASSED_OVER.has(name)) {
      passedOver += 1;
      return;
    }
    const above = open.at(-1);
    if (above) above.hasElements = true;
    open.push({ name, line: line(), values: new Map(), children: [], text: '', hasElements: false });
  };
  parser.onclosetag = () => {
    if (passedOver > 0) {
      passedOver -= 1;
      return;
    }
    const closed = open.pop()!;
    const above = open.at(-1);
    if (!above) project = closed;
    else if (WHOLE.has(closed.name) && isIn(open, closed.name)) {
      held = 0;
      onRecord(closed);
    } else if (closed.hasElements && HELD.has(closed.name)) {
      held += 1;
      if (held > MOST_HELD) throw new ProjectXmlRefusal('too_many', closed.line);
      above.children.push(closed);
    } else if (!closed.hasElements && !above.values.has(closed.name) && above.values.size < MOST_VALUES)
      above.values.set(closed.name, closed.text.trim());
  };
  parser.ontext = (piece) => addText(open, passedOver, piece);
  parser.oncdata = (piece) => addText(open, passedOver, piece);

  // In pieces: the parser looks at the size of its buffers between them.
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at += PIECE) {
    parser.write(text.slice(at, at + PIECE));
    yield;
  }
  parser.close();
  if (!project) throw new ProjectXmlRefusal('not_project_xml', 1);
  return project;
}

/** A `Task` in `Project/Tasks`, and no other element of that name. */
function isIn(open: readonly Open[], name: string): boolean {
  return open.length === 2 && open[1]!.name === `${name}s`;
}

function addText(open: readonly Open[], passedOver: number, piece: string): void {
  const current = open.at(-1);
  if (!current || passedOver > 0 || current.hasElements || current.text.length >= LONGEST_VALUE) return;
  current.text = (current.text + piece).slice(0, LONGEST_VALUE);
}

function refusalOf({ message }: Error, line: number): ProjectXmlRefusal {
  if (/unclosed root|unexpected end/i.test(message)) return new ProjectXmlRefusal('cut_off', line);
  return new ProjectXmlRefusal('not_xml', line);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
