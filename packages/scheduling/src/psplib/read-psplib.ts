import { type PsplibInstance, type PsplibJob, PsplibProblem, type PsplibResource } from './instance.ts';

const MOST_CHARACTERS = 20_000_000;
const MOST_RESOURCES = 1_000;
const SECTIONS = [
  ['information', /^PROJECT INFORMATION/i],
  ['precedence', /^PRECEDENCE RELATIONS/i],
  ['requests', /^REQUESTS\s*\/\s*DURATIONS/i],
  ['availabilities', /^RESOURCE\s*AVAILABILITIES/i],
] as const;
type Section = (typeof SECTIONS)[number][0];

interface Line {
  text: string;
  number: number;
}

/** Reads a PSPLIB file: durations, successors, resources, and the critical path length its authors published. */
export function readPsplib(text: string): PsplibInstance {
  if (text.length > MOST_CHARACTERS) throw new PsplibProblem('too_large');
  const { heading, sections } = split(text);
  if (!sections.has('precedence') || !sections.has('requests')) throw new PsplibProblem('not_psplib');

  const resources = resourcesOf(heading, numbersOf(sections.get('availabilities')).at(-1)?.values ?? []);
  const jobs = jobsOf(sections.get('precedence'));
  readModes(jobs, numbersOf(sections.get('requests')), resources.length);
  const missing = [...jobs.values()].find(({ modes }) => modes.length === 0);
  if (missing) throw new PsplibProblem('job_missing', { job: missing.number });

  const [information] = numbersOf(sections.get('information'));
  return {
    baseData: headingValue(heading, /^file with basedata/i),
    horizon: wholeNumber(headingValue(heading, /^horizon/i)),
    dueDate: information?.values[3],
    tardinessCost: information?.values[4],
    criticalPathLength: information?.values[5],
    resources,
    jobs: [...jobs.values()],
  };
}

function split(text: string): { heading: Line[]; sections: Map<Section, Line[]> } {
  const heading: Line[] = [];
  const sections = new Map<Section, Line[]>();
  let current = heading;
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = { text: raw.trim(), number: at + 1 };
    if (line.text === '' || /^[*-]{3,}/.test(line.text)) continue;
    const section = SECTIONS.find(([, title]) => title.test(line.text));
    if (section) {
      current = [];
      sections.set(section[0], current);
    } else current.push(line);
  }
  return { heading, sections };
}

/** The lines of a section that are all numbers; the others are its column titles. */
function numbersOf(lines: readonly Line[] = []): { values: number[]; line: number }[] {
  return lines
    .filter(({ text }) => /^-?\d/.test(text))
    .map(({ text, number }) => {
      const values = text.split(/\s+/).map(Number);
      if (!values.every(Number.isSafeInteger)) throw new PsplibProblem('bad_line', { line: number });
      return { values, line: number };
    });
}

function jobsOf(lines: readonly Line[] | undefined): Map<number, PsplibJob> {
  const jobs = new Map<number, PsplibJob>();
  const rows = numbersOf(lines);
  for (const { values, line } of rows) {
    const [number, , count, ...successors] = values;
    if (number === undefined || count !== successors.length || jobs.has(number))
      throw new PsplibProblem('bad_line', { line });
    jobs.set(number, { number, successors, modes: [] });
  }
  for (const { values, line } of rows)
    for (const job of values.slice(3))
      if (!jobs.has(job)) throw new PsplibProblem('job_unknown', { line, job });
  return jobs;
}

/** A line for each mode; those after a job's first leave its number out. */
function readModes(
  jobs: Map<number, PsplibJob>,
  rows: { values: number[]; line: number }[],
  resources: number,
): void {
  let job: PsplibJob | undefined;
  for (const { values, line } of rows) {
    if (values.length === resources + 3) {
      job = jobs.get(values[0]!);
      if (!job) throw new PsplibProblem('job_unknown', { line, job: values[0] });
    } else if (values.length !== resources + 2) throw new PsplibProblem('bad_line', { line });
    const [duration, ...requests] = values.slice(values.length - resources - 1);
    if (!job || duration === undefined || duration < 0) throw new PsplibProblem('bad_line', { line });
    job.modes.push({ duration, requests });
  }
}

function resourcesOf(heading: readonly Line[], availabilities: number[]): PsplibResource[] {
  const kinds = [
    ['renewable', 'R', /^-\s*renewable/i],
    ['nonrenewable', 'N', /^-\s*nonrenewable/i],
    ['doubly_constrained', 'D', /^-\s*doubly/i],
  ] as const;
  const resources = kinds.flatMap(([kind, letter, title]) => {
    const count = wholeNumber(headingValue(heading, title)) ?? 0;
    if (count > MOST_RESOURCES) throw new PsplibProblem('too_large');
    return Array.from({ length: count }, (_, at) => ({ name: `${letter} ${at + 1}`, kind }));
  });
  return resources.map((resource, at) => ({ ...resource, availability: availabilities[at] }));
}

function headingValue(heading: readonly Line[], title: RegExp): string | undefined {
  const line = heading.find(({ text }) => title.test(text));
  return line?.text.slice(line.text.indexOf(':') + 1).trim() || undefined;
}

function wholeNumber(text: string | undefined): number | undefined {
  const value = Number.parseInt(text ?? '', 10);
  return Number.isSafeInteger(value) ? value : undefined;
}
