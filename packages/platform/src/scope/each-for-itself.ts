import { AppError, type Facts } from '../errors/index.ts';
import type { Scope } from './scope.ts';

/** Why one of many was refused. */
export interface RefusalReason {
  kind: AppError['kind'];
  code: string;
  facts: Facts;
}

/** What became of each chosen thing: done, or refused, and why. Together they are all that were chosen. */
export interface Outcome<Key extends string, Done> {
  done: (Record<Key, string> & Done)[];
  refused: (Record<Key, string> & { reason: RefusalReason })[];
}

/** A refusal as it travels; the record as somebody else left it is for an editor, and stays here. */
export function refusalReason({ kind, code, facts }: AppError): RefusalReason {
  const { current: _, ...told } = facts;
  return { kind, code, facts: told };
}

/**
 * Does the same with each of many, in one transaction and always in the same order, so that two who do it at once do not
 * wait for each other in a circle. A refusal comes before anything of its own is written and leaves the others alone;
 * anything else ends the whole of it, and then nothing was done.
 */
export async function eachForItself<Key extends string, T extends Record<Key, string>, Done>(
  scope: Scope,
  key: Key,
  things: readonly T[],
  verb: (thing: T) => Promise<Done>,
): Promise<Outcome<Key, Done>> {
  return (await outcomeOf(scope, key, things, verb)).outcome;
}

/** The same; where all are refused for one reason, that is the answer. */
export async function eachOrOneReason<Key extends string, T extends Record<Key, string>, Done>(
  scope: Scope,
  key: Key,
  things: readonly T[],
  verb: (thing: T) => Promise<Done>,
): Promise<Outcome<Key, Done>> {
  const { outcome, errors } = await outcomeOf(scope, key, things, verb);
  const [first] = errors;
  if (first && outcome.done.length === 0 && errors.every(({ code }) => code === first.code)) throw first;
  return outcome;
}

async function outcomeOf<Key extends string, T extends Record<Key, string>, Done>(
  scope: Scope,
  key: Key,
  things: readonly T[],
  verb: (thing: T) => Promise<Done>,
): Promise<{ outcome: Outcome<Key, Done>; errors: AppError[] }> {
  const outcome: Outcome<Key, Done> = { done: [], refused: [] };
  const errors: AppError[] = [];
  for (const thing of things.toSorted((a, b) => (a[key] < b[key] ? -1 : 1))) {
    const which = { [key]: thing[key] } as unknown as Record<Key, string>;
    const announced = scope.said.length;
    try {
      outcome.done.push({ ...which, ...(await verb(thing)) });
    } catch (error) {
      if (!(error instanceof AppError) || scope.said.length > announced) throw error;
      errors.push(error);
      outcome.refused.push({ ...which, reason: refusalReason(error) });
    }
  }
  return { outcome, errors };
}
