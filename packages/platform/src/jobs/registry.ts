import { allEvents } from '../events/index.ts';
import type {
  ErrandDefinition,
  JobContext,
  JobDefinition,
  JobHandler,
  RetryPolicy,
  RunJob,
  SubscriberDefinition,
  SystemJobDefinition,
} from './definitions.ts';

// biome-ignore lint/suspicious/noExplicitAny: a list of definitions holds payloads of every kind
type Any = any;

/** What a module contributes. */
export interface JobContributions {
  jobs?: readonly JobDefinition<Any>[];
  handlers?: readonly JobHandler<Any>[];
  subscribers?: readonly SubscriberDefinition<Any>[];
  errands?: readonly ErrandDefinition<Any>[];
  systemJobs?: readonly SystemJobDefinition[];
}

/** Something that runs inside a firm: a job or a subscriber. */
export interface Runnable extends Required<RetryPolicy> {
  name: string;
  /** Throws (ZodError) when the payload is not what was declared. */
  parse(payload: unknown): unknown;
  work:
    | { in: 'scope'; run: RunJob<Any> }
    | { in: 'nothing'; run(payload: Any, context: JobContext): Promise<void> };
}

/** Who acts on an announcement: what the relay needs to know of them. */
export interface Acting extends Required<RetryPolicy> {
  name: string;
}

/** Everything that can run later, complete: each job has exactly one handler, each name one owner. */
export interface JobRegistry {
  runnable(name: string): Runnable | undefined;
  subscribersTo(eventName: string): readonly Acting[];
  systemJobs: readonly SystemJobDefinition[];
}

/** Why the registry is not complete; the process must not start. */
export class JobRegistryError extends Error {
  override readonly name = 'JobRegistryError';

  constructor(readonly problems: readonly string[]) {
    super(`jobs are not complete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

const wellNamed = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/;

/**
 * Puts together what the modules contribute, or refuses (JobRegistryError) naming every job without a handler or with
 * two, every handler without a job, every name used twice or badly formed, every subscriber to an undeclared event.
 */
export function createJobRegistry(contributions: readonly JobContributions[]): JobRegistry {
  const jobs = contributions.flatMap((module) => module.jobs ?? []);
  const handlers = contributions.flatMap((module) => module.handlers ?? []);
  const subscribers = contributions.flatMap((module) => module.subscribers ?? []);
  const errands = contributions.flatMap((module) => module.errands ?? []);
  const systemJobs = contributions.flatMap((module) => module.systemJobs ?? []);

  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { name } of [...jobs, ...subscribers, ...errands, ...systemJobs]) {
    if (!wellNamed.test(name)) problems.push(`"${name}" is not a name of the form module.do-something`);
    if (seen.has(name)) problems.push(`"${name}" is declared twice`);
    seen.add(name);
  }
  const runnables = new Map<string, Runnable>();
  for (const definition of jobs) {
    const work = handlers.filter((handler) => handler.job === definition).map(({ run }) => run);
    if (definition.run) work.push(definition.run);
    if (work.length === 0) problems.push(`job "${definition.name}" has no handler`);
    if (work.length > 1) problems.push(`job "${definition.name}" has ${work.length} handlers`);
    const { name, schema, attempts, backoff } = definition;
    runnables.set(name, {
      name,
      parse: (payload) => schema.parse(payload),
      work: { in: 'scope', run: work[0]! },
      attempts,
      backoff,
    });
  }
  for (const { job } of handlers) {
    if (!jobs.includes(job))
      problems.push(`a handler is given for "${job.name}", but no module declares that job`);
  }
  const declared = new Set(allEvents().map(({ name }) => name));
  for (const acting of [...subscribers, ...errands]) {
    const { name, event, attempts, backoff } = acting;
    if (!declared.has(event.name))
      problems.push(`"${name}" subscribes to "${event.name}", which nobody announces`);
    const work: Runnable['work'] =
      acting.kind === 'errand' ? { in: 'nothing', run: acting.run } : { in: 'scope', run: acting.run };
    runnables.set(name, { name, parse: (payload) => event.payload.parse(payload), work, attempts, backoff });
  }
  if (problems.length > 0) throw new JobRegistryError(problems);

  const byEvent = new Map<string, Acting[]>();
  for (const one of [...subscribers, ...errands])
    byEvent.set(one.event.name, [...(byEvent.get(one.event.name) ?? []), one]);
  return {
    runnable: (name) => runnables.get(name),
    subscribersTo: (eventName) => byEvent.get(eventName) ?? [],
    systemJobs,
  };
}
