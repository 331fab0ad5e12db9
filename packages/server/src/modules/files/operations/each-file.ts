import { AppError, type Facts, type Scope } from '@millwright/platform';

/** What became of each chosen file: done, or refused, and why. Together they are all that were chosen. */
export interface FilesOutcome<Done> {
  done: ({ fileId: string } & Done)[];
  refused: { fileId: string; reason: { kind: AppError['kind']; code: string; facts: Facts } }[];
}

/** A refusal as it travels; the record as somebody else left it is for an editor, and stays here. */
export function reasonOf({ kind, code, facts }: AppError) {
  const { current: _, ...told } = facts;
  return { kind, code, facts: told };
}

/**
 * Does the same with each file, in one transaction and always in the same order, so that two who do it at once do not wait
 * for each other. A refusal comes before anything of its file is written and leaves the others alone; anything else ends
 * the whole of it, and then nothing was done.
 */
export async function eachFile<T extends { fileId: string }, Done>(
  scope: Scope,
  files: readonly T[],
  verb: (file: T) => Promise<Done>,
): Promise<FilesOutcome<Done>> {
  const outcome: FilesOutcome<Done> = { done: [], refused: [] };
  for (const file of files.toSorted((a, b) => (a.fileId < b.fileId ? -1 : 1))) {
    const { fileId } = file;
    const announced = scope.said.length;
    try {
      outcome.done.push({ fileId, ...(await verb(file)) });
    } catch (error) {
      if (!(error instanceof AppError) || scope.said.length > announced) throw error;
      outcome.refused.push({ fileId, reason: reasonOf(error) });
    }
  }
  return outcome;
}

/** Where all were refused for one reason, that is the answer. */
export function orOneReason<Done>(outcome: FilesOutcome<Done>): FilesOutcome<Done> {
  const [first] = outcome.refused;
  const isOne = outcome.refused.every(({ reason }) => reason.code === first?.reason.code);
  if (!first || outcome.done.length > 0 || !isOne) return outcome;
  throw new AppError(first.reason.kind, first.reason.code, first.reason.facts);
}
