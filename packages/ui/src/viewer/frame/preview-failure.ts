/** Why a document cannot be shown. Each has words of its own in both languages: what happened, and what to do. */
export const failureCodes = [
  'unreachable',
  'missing',
  'forbidden',
  'server',
  'empty',
  'too_large',
  'damaged',
  'password',
  'external_files',
  'compressed',
  'unknown_format',
  'no_webgl',
  'nothing_to_show',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** Thrown by whatever reads a document; the frame shows it in place of the document. */
export class PreviewFailure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly facts: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super(code, { cause });
  }
}

/** What browsers say when a part of the viewer itself could not be loaded. */
const notLoaded = /dynamically imported module|importing a module script|preload/i;

/** Anything thrown, as a reason there are words for: what a library could not read is damaged. */
export function asFailure(error: unknown): PreviewFailure {
  if (error instanceof Error && notLoaded.test(error.message))
    return new PreviewFailure('unreachable', {}, error);
  return error instanceof PreviewFailure ? error : new PreviewFailure('damaged', {}, error);
}

/** Whether the same question may have another answer later. */
export const canTryAgain = (failure: PreviewFailure) =>
  failure.code === 'unreachable' || failure.code === 'server';
