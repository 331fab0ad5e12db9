import { decodeText } from './decode-text.ts';
import type { FileProblem, ProjectAssignment, ProjectFile, ProjectResource } from './model.ts';
import { CalendarReader } from './read-calendars.ts';
import { TaskReader } from './read-tasks.ts';
import { ProjectXmlRefusal } from './refusal.ts';
import { uidOf, Values } from './values.ts';
import { readRecords, type XmlRecord } from './xml-records.ts';

const LARGEST = 64_000_000;
const MOST_TASKS = 100_000;
const MOST_LINKS = 500_000;
const MOST_CALENDARS = 500;
const MOST_ASSIGNMENTS = 500_000;
const USUAL_MINUTES = 480;
/** Where Project writes that nobody is assigned. */
const NOBODY = -65_535;

export interface ReadProject {
  project: ProjectFile;
  /** What was read otherwise than it stands, or not at all. */
  problems: FileProblem[];
}

/**
 * Reads a Microsoft Project XML file as it comes: what is odd in it is read as well as it can be and told in `problems`;
 * only what is no project file, or is built to do harm, is refused.
 */
export function readProjectXml(file: string | Uint8Array): ReadProject {
  const reading = readInPieces(file);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** The same for a server with others to serve: after every piece it lets them have their turn. */
export async function readProjectXmlInTurns(file: string | Uint8Array): Promise<ReadProject> {
  const reading = readInPieces(file);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

function* readInPieces(file: string | Uint8Array): Generator<void, ReadProject> {
  if (file.length > LARGEST) throw new ProjectXmlRefusal('too_large');
  const text = typeof file === 'string' ? file : decodeText(file);
  const values = new Values();
  // The length of a day stands above the tasks, but the project's own values are only complete at the end of the file.
  const minutesPerDay = minutesPerDayOf(text);
  const calendars = new CalendarReader(values);
  const tasks = new TaskReader(values, minutesPerDay);
  const resources: ProjectResource[] = [];
  const assignments: { assignment: ProjectAssignment; line: number }[] = [];

  const project = yield* readRecords(text, {
    onUnknownEntity: (line, value) => values.tell('entity_unknown', { line, value }),
    onRecord(record) {
      if (record.name === 'Calendar') calendars.read(record);
      else if (record.name === 'Task') tasks.read(record);
      else if (record.name === 'Resource') readResource(values, record, resources);
      else readAssignment(values, record, assignments);
      const isTooMuch =
        tasks.tasks.length > MOST_TASKS ||
        tasks.linkCount > MOST_LINKS ||
        calendars.count > MOST_CALENDARS ||
        resources.length > MOST_TASKS ||
        assignments.length > MOST_ASSIGNMENTS;
      if (isTooMuch) throw new ProjectXmlRefusal('too_many', record.line);
    },
  });

  const read: ProjectFile = {
    ...ownValues(values, project),
    minutesPerDay,
    calendars: calendars.all(),
    tasks: tasks.tasks,
    dependencies: tasks.dependencies(),
    resources,
    assignments: [],
  };
  read.assignments = knownAssignments(values, read, assignments);
  dropUnknownCalendars(values, read);
  return { project: read, problems: values.problems };
}

/** Project names a file after itself and keeps what people call the project as its title. */
function ownValues(
  values: Values,
  project: XmlRecord,
): Pick<ProjectFile, 'name' | 'startsOn' | 'statusDate' | 'calendarUid'> {
  const name = values.text(project, 'Title') ?? values.text(project, 'Name');
  const startsOn = values.day(project, 'StartDate');
  const statusDate = values.day(project, 'StatusDate');
  const calendarUid = values.whole(project, 'CalendarUID');
  return {
    ...(name === undefined ? {} : { name }),
    ...(startsOn === undefined ? {} : { startsOn }),
    ...(statusDate === undefined ? {} : { statusDate }),
    ...(calendarUid === undefined || calendarUid < 0 ? {} : { calendarUid }),
  };
}

function minutesPerDayOf(text: string): number {
  const written = /<(?:\w+:)?MinutesPerDay>\s*(\d{1,4})\s*</.exec(text.slice(0, 1_000_000))?.[1];
  const minutes = Number(written);
  return minutes > 0 && minutes <= 1_440 ? minutes : USUAL_MINUTES;
}

function readResource(values: Values, record: XmlRecord, resources: ProjectResource[]): void {
  if (values.flag(record, 'IsNull')) return;
  const uid = uidOf(record);
  if (uid === undefined) {
    values.tell('uid_missing', { line: record.line, element: 'Resource' });
    return;
  }
  const name = values.text(record, 'Name');
  // Number 0 without a name stands for "nobody".
  if (uid === 0 && name === undefined) return;
  if (name === undefined) values.tell('name_missing', { line: record.line, uid, element: 'Resource' });
  const type = values.whole(record, 'Type') ?? 1;
  const email = values.text(record, 'EmailAddress');
  const group = values.text(record, 'Group');
  const calendarUid = values.whole(record, 'CalendarUID');
  resources.push({
    uid,
    name: name ?? '',
    kind: type === 0 ? 'material' : type === 2 ? 'cost' : 'work',
    ...(email === undefined ? {} : { email }),
    ...(group === undefined ? {} : { group }),
    ...(calendarUid === undefined || calendarUid < 0 ? {} : { calendarUid }),
  });
}

function readAssignment(
  values: Values,
  record: XmlRecord,
  assignments: { assignment: ProjectAssignment; line: number }[],
): void {
  const taskUid = values.whole(record, 'TaskUID');
  const resourceUid = values.whole(record, 'ResourceUID');
  if (taskUid === undefined || resourceUid === undefined || resourceUid === NOBODY) return;
  const units = values.number(record, 'Units') ?? 1;
  assignments.push({ assignment: { taskUid, resourceUid, units }, line: record.line });
}

function knownAssignments(
  values: Values,
  { tasks, resources }: ProjectFile,
  assignments: { assignment: ProjectAssignment; line: number }[],
): ProjectAssignment[] {
  const taskUids = new Set(tasks.map(({ uid }) => uid));
  const resourceUids = new Set(resources.map(({ uid }) => uid));
  return assignments.flatMap(({ assignment, line }) => {
    const { taskUid, resourceUid } = assignment;
    // The project's own task and the resource "nobody" have been left out on purpose.
    if (taskUid === 0 || (resourceUid === 0 && !resourceUids.has(0))) return [];
    if (taskUids.has(taskUid) && resourceUids.has(resourceUid)) return [assignment];
    values.tell('assignment_unknown', { line, uid: taskUid, value: String(resourceUid) });
    return [];
  });
}

function dropUnknownCalendars(values: Values, project: ProjectFile): void {
  const known = new Set(project.calendars.map(({ uid }) => uid));
  for (const one of [project, ...project.tasks, ...project.resources]) {
    if (one.calendarUid === undefined || known.has(one.calendarUid)) continue;
    values.tell('calendar_unknown', {
      ...('uid' in one ? { uid: one.uid } : {}),
      element: 'CalendarUID',
      value: String(one.calendarUid),
    });
    delete one.calendarUid;
  }
}
