import { newId } from '@millwright/db';
import { conflict, invalid, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { findContract } from '../../contracts/index.ts';
import { assignablePeople, requireContractMoment } from '../../tasks/index.ts';
import { loadCalendars } from '../calendars/firm-calendars.ts';
import { takeOverPlan } from '../operations/take-over-plan.ts';
import { someTask } from '../plan/plan-rights.ts';
import { baselineSaved } from '../planning.events.ts';
import type { ProjectFile } from '../planning.schemas.ts';
import { type FileTask, type ProjectContent, readProjectFile } from './read-project-file.ts';
import { unpackFile } from './unpack-file.ts';

/** A file is read outside of any transaction: it takes as long as it takes. */
export interface PlanDoors {
  read<T>(run: (scope: Scope) => Promise<T>): Promise<T>;
  write<T>(run: (scope: Scope) => Promise<T>): Promise<T>;
}

export interface CheckedProject {
  taskCount: number;
  linkCount: number;
  startsOn: string | null;
  endsOn: string | null;
  /** The first tasks, to recognise the file by. */
  tasks: Pick<FileTask, 'title' | 'startsOn' | 'dueOn'>[];
  /** The first of them; the rest is counted. */
  problems: ProjectContent['problems'];
  problemCount: number;
  /** People the file names; known are those who can be given tasks of the department. */
  people: { name: string; isKnown: boolean }[];
  hasBaseline: boolean;
}

export interface ImportedProject {
  contractId: string;
  taskCount: number;
  linkCount: number;
  baselineId: string | null;
}

const MOST_SHOWN = 50;
/** As many as one task may have. */
const MOST_PEOPLE = 20;

/** Says what a project file would bring into a contract, and what of it was odd. Changes nothing. */
export async function checkProject(doors: PlanDoors, input: ProjectFile): Promise<CheckedProject> {
  const { tasks, links, problems, people } = await readSent(doors, input);
  const known = await doors.read((scope) => knownPeople(scope, input));
  const days = tasks.flatMap(({ startsOn, dueOn }) => [startsOn, dueOn].filter((day) => day !== null)).sort();
  return {
    taskCount: tasks.length,
    linkCount: links.length,
    startsOn: days[0] ?? null,
    endsOn: days.at(-1) ?? null,
    tasks: tasks.slice(0, MOST_SHOWN).map(({ title, startsOn, dueOn }) => ({ title, startsOn, dueOn })),
    problems: problems.slice(0, MOST_SHOWN),
    problemCount: problems.length,
    people: people.slice(0, MOST_SHOWN).map((name) => ({ name, isKnown: known.has(name) })),
    hasBaseline: tasks.some(({ baseline }) => baseline !== null),
  };
}

/** Takes a project file over into a contract: all of its tasks and what waits for what, in one transaction, or nothing. */
export async function importProject(doors: PlanDoors, input: ProjectFile): Promise<ImportedProject> {
  const { contractId, departmentId, fileName } = input;
  const { tasks, links } = await readSent(doors, input);
  if (tasks.length === 0) throw conflict('planning.nothing_planned');
  return doors.write(async (scope) => {
    const known = await knownPeople(scope, input);
    const planned = tasks.map(({ title, notes, startsOn, dueOn, durationDays, progress, people }) => ({
      departmentId,
      title,
      description: notes,
      startsOn,
      dueOn,
      // What takes longer counts for more; a point in time counts for little.
      weight: String(Math.max(1, durationDays)),
      isPublic: true,
      progress,
      assigneeIds: people.flatMap((name) => known.get(name) ?? []).slice(0, MOST_PEOPLE),
    }));
    const ids = await takeOverPlan(scope, contractId, planned, links);
    const baselineId = await keepBaseline(scope, contractId, fileName, tasks, ids);
    return { contractId, taskCount: tasks.length, linkCount: links.length, baselineId };
  });
}

/** People by name who may be given tasks of the department; of two who are called the same, neither. */
async function knownPeople(
  scope: Scope,
  { contractId, departmentId }: Pick<ProjectFile, 'contractId' | 'departmentId'>,
): Promise<Map<string, string>> {
  if (!scope.can('assign', 'Task', someTask(contractId, departmentId))) return new Map();
  const people = await assignablePeople(scope, { contractId, departmentId });
  const count = (name: string) => people.filter((person) => person.name === name).length;
  return new Map(people.filter(({ name }) => count(name) === 1).map(({ id, name }) => [name, id]));
}

/** Asks first, reads then: a file costs time that only those spend who may bring it in. */
async function readSent(doors: PlanDoors, input: ProjectFile): Promise<ProjectContent> {
  const calendar = await doors.read(async (scope) => {
    await requireMayImport(scope, input);
    const { byId, ofDepartment } = await loadCalendars(scope);
    return byId[ofDepartment(input.departmentId)]!;
  });
  return readProjectFile(await unpackFile(input.content), { startsOn: input.startsOn, calendar });
}

/** The contract may be read and is not over, and the viewer may plan tasks of the department there. */
async function requireMayImport(
  scope: Scope,
  { contractId, departmentId }: Pick<ProjectFile, 'contractId' | 'departmentId'>,
): Promise<void> {
  const contract = await findContract(scope, contractId);
  scope.require('create', 'Task', someTask(contractId, departmentId));
  requireContractMoment('create', contract.status);
  if (!contract.departmentIds.includes(departmentId))
    throw invalid('tasks.department_not_on_contract', { departmentId, contractNo: contract.contractNo });
}

/** The file's own baseline is kept under the file's name, by whoever may keep baselines. */
async function keepBaseline(
  scope: Scope,
  contractId: string,
  fileName: string,
  tasks: readonly FileTask[],
  ids: readonly string[],
): Promise<string | null> {
  const rows = tasks.flatMap(({ title, baseline }, place) =>
    baseline ? { id: newId(), taskId: ids[place], title, ...baseline } : [],
  );
  if (rows.length === 0 || !scope.can('create', 'ScheduleBaseline', { contractId })) return null;
  const endsOn = rows
    .flatMap((row) => row.endsOn ?? [])
    .sort()
    .at(-1);
  const { id } = await scope.tx.scheduleBaseline.create({
    data: {
      contractId,
      name: fileName.slice(0, 100),
      taskCount: rows.length,
      endsOn: endsOn ? new Date(endsOn) : null,
      memberId: scope.memberId,
    },
    select: { id: true },
  });
  await sql`
    insert into baseline_task (id, baseline_id, contract_id, task_id, title, starts_on, ends_on)
    select r.id, ${id}::uuid, ${contractId}::uuid, r."taskId", r.title, r."startsOn", r."endsOn"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           id uuid, "taskId" uuid, title text, "startsOn" date, "endsOn" date)
  `.execute(scope.sql);
  await scope.announce(baselineSaved, { contractId, baselineId: id });
  return id;
}
