import { AppError, eachForItself, type Outcome, type Scope } from '@millwright/platform';

/** What became of each chosen file: done, or refused, and why. Together they are all that were chosen. */
export type FilesOutcome<Done> = Outcome<'fileId', Done>;

/** Does the same with each file, each answered for by itself. */
export const eachFile = <T extends { fileId: string }, Done>(
  scope: Scope,
  files: readonly T[],
  verb: (file: T) => Promise<Done>,
): Promise<FilesOutcome<Done>> => eachForItself(scope, 'fileId', files, verb);

/** Where all were refused for one reason, that is the answer. */
export function orOneReason<Done>(outcome: FilesOutcome<Done>): FilesOutcome<Done> {
  const [first] = outcome.refused;
  const isOne = outcome.refused.every(({ reason }) => reason.code === first?.reason.code);
  if (!first || outcome.done.length > 0 || !isOne) return outcome;
  throw new AppError(first.reason.kind, first.reason.code, first.reason.facts);
}
