import { invalid } from '@millwright/platform';
import { type Plan, ScheduleProblem, scheduleWithConflicts, type WorkCalendar } from '@millwright/scheduling';
import {
  type ProjectFile as ProjectContents,
  type ProjectTask,
  ProjectXmlRefusal,
  planOfProject,
  readProjectXmlInTurns,
} from '@millwright/scheduling/project-xml';
import { PsplibProblem, planOfPsplib, readPsplib } from '@millwright/scheduling/psplib';
import type { LinkToPlan } from '../operations/take-over-plan.ts';
import { MAX_PLAN_TASKS } from '../planning.schemas.ts';

/** A task of a project file, with dates: its own, or those computed where the file has none. */
export interface FileTask {
  title: string;
  notes: string | null;
  startsOn: string | null;
  dueOn: string | null;
  durationDays: number;
  progress: number;
  /** Who does it, by name. */
  people: string[];
  /** As it was in the file's own baseline. */
  baseline: { startsOn: string | null; endsOn: string | null } | null;
}

/** What a project file comes to here. */
export interface ProjectContent {
  tasks: FileTask[];
  links: LinkToPlan[];
  /** What was read otherwise than it stands in the file, or not at all. */
  problems: { code: string; line?: number; about?: string }[];
  people: string[];
}

const MAX_TITLE = 200;
const MAX_NOTES = 5_000;

interface Source {
  plan: Plan;
  details: ReadonlyMap<string, Partial<ProjectTask> & { name: string }>;
  problems: ProjectContent['problems'];
  peopleOf: ReadonlyMap<string, string[]>;
}

/**
 * Reads a project file: Microsoft Project XML, or PSPLIB's text. Odd files are read as far as they can be and say what was
 * odd; what is no project file is refused. Where a file has no dates it begins on the day given, by the calendar given.
 */
export async function readProjectFile(
  bytes: Uint8Array,
  { startsOn, calendar }: { startsOn: string; calendar: WorkCalendar },
): Promise<ProjectContent> {
  try {
    return contentOf(
      looksLikeXml(bytes) ? await fromXml(bytes, startsOn) : fromPsplib(bytes, startsOn, calendar),
    );
  } catch (error) {
    if (error instanceof ProjectXmlRefusal || error instanceof PsplibProblem)
      throw invalid('planning.project_unreadable', { reason: error.code, line: error.line ?? null });
    throw error;
  }
}

/** An angle bracket first, whatever the encoding puts around it. */
function looksLikeXml(bytes: Uint8Array): boolean {
  const first = bytes.subarray(0, 64).find((byte) => byte > 0x20 && byte < 0x7f);
  return first === '<'.charCodeAt(0);
}

/** Read in turns: a file of thirty megabytes takes a while, and others are served meanwhile. */
async function fromXml(bytes: Uint8Array, startsOn: string): Promise<Source> {
  const { project, problems } = await readProjectXmlInTurns(bytes);
  requireFewEnough(project.tasks.filter(({ isSummary, isActive }) => isActive && !isSummary).length);
  const { plan, problems: more } = planOfProject(project, startsOn);
  return {
    plan,
    details: new Map(project.tasks.map((task) => [String(task.uid), task])),
    problems: [...problems, ...more].map(({ code, line, element, value }) => ({
      code,
      ...(line === undefined ? {} : { line }),
      ...(element || value ? { about: [element, value].filter(Boolean).join(' ').slice(0, 200) } : {}),
    })),
    peopleOf: peopleOf(project),
  };
}

/** Who is assigned to which task; machines and material are nobody here. */
function peopleOf({ resources, assignments }: ProjectContents): Map<string, string[]> {
  const names = new Map(
    resources.filter(({ kind }) => kind === 'work').map(({ uid, name }) => [uid, name.trim()]),
  );
  const found = new Map<string, string[]>();
  for (const { taskUid, resourceUid } of assignments) {
    const name = names.get(resourceUid);
    if (name) found.set(String(taskUid), [...(found.get(String(taskUid)) ?? []), name]);
  }
  return found;
}

/** Its durations are days of nobody's calendar: they become working days of whoever does the work. */
function fromPsplib(bytes: Uint8Array, startsOn: string, calendar: WorkCalendar): Source {
  const plan = planOfPsplib(readPsplib(new TextDecoder('latin1').decode(bytes)), { startsOn, calendar });
  const details = new Map(plan.tasks.map(({ id }) => [id, { name: `Job ${id}` }]));
  return { plan, details, problems: [], peopleOf: new Map() };
}

function requireFewEnough(count: number): void {
  if (count > MAX_PLAN_TASKS) throw invalid('planning.too_many_tasks', { most: MAX_PLAN_TASKS });
}

function contentOf({ plan, details, problems, peopleOf: doing }: Source): ProjectContent {
  requireFewEnough(plan.tasks.length);
  const places = new Map(plan.tasks.map(({ id }, place) => [id, place]));
  const { tasks: computed } = scheduled(plan, details);
  const tasks = plan.tasks.map((task): FileTask => {
    const told = details.get(task.id);
    const dates = computed.get(task.id);
    const isPoint = task.durationDays === 0;
    const [kept] = told?.baselines ?? [];
    return {
      title: (told?.name.trim() || `#${task.id}`).slice(0, MAX_TITLE),
      notes: told?.notes?.slice(0, MAX_NOTES) || null,
      startsOn: isPoint ? null : (told?.startsOn ?? dates?.earlyStart ?? null),
      dueOn: told?.endsOn ?? dates?.earlyEnd ?? null,
      durationDays: task.durationDays,
      progress: Math.round(task.progress ?? 0),
      people: doing.get(task.id) ?? [],
      baseline: kept ? { startsOn: kept.startsOn ?? null, endsOn: kept.endsOn ?? null } : null,
    };
  });
  const seen = new Set<string>();
  const links = plan.dependencies.flatMap(({ predecessorId, successorId, type, lagDays }) => {
    const pair = `${predecessorId} ${successorId}`;
    if (seen.has(pair)) {
      problems.push({ code: 'linked_twice', about: pair });
      return [];
    }
    seen.add(pair);
    return { predecessor: places.get(predecessorId)!, successor: places.get(successorId)!, type, lagDays };
  });
  return {
    tasks: tasks.map(inOrder),
    links,
    problems,
    people: [...new Set(tasks.flatMap(({ people }) => people))],
  };
}

/** Files hold what they hold: an end before its start is put onto it. */
const inOrder = (task: FileTask): FileTask =>
  task.startsOn && task.dueOn && task.dueOn < task.startsOn ? { ...task, dueOn: task.startsOn } : task;

function scheduled(plan: Plan, details: Source['details']) {
  try {
    return scheduleWithConflicts(plan).schedule;
  } catch (error) {
    if (!(error instanceof ScheduleProblem)) throw error;
    const chain = error.chain.map((id) => details.get(id)?.name ?? `#${id}`);
    if (error.code === 'cycle')
      throw invalid('planning.circle', { chain: [...chain, chain[0]].join(' → '), length: chain.length });
    throw invalid('planning.project_unreadable', { reason: error.code });
  }
}
