/** The four kinds of refusal, never mixed. */
export type RefusalKind = 'not_found' | 'forbidden' | 'conflict' | 'invalid';

/** Facts that fill the translated text; ids and values only, never text for people. */
export type Facts = Record<string, unknown>;

/** One input field that is wrong: path as the form names it, and a code whose text lives with the translations. */
export interface FieldProblem {
  path: string;
  code: string;
  facts?: Facts;
}

/** A refusal: a code its module owns, a kind, and facts. One place turns it into an answer. */
export class AppError extends Error {
  override name = 'AppError';
  readonly kind: RefusalKind;
  readonly code: string;
  readonly facts: Facts;
  readonly fields: FieldProblem[] | undefined;
  constructor(kind: RefusalKind, code: string, facts: Facts = {}, fields?: FieldProblem[]) {
    super(`${kind}: ${code}`);
    this.kind = kind;
    this.code = code;
    this.facts = facts;
    this.fields = fields;
  }
}

/** The viewer cannot see it, it is gone, or it belongs to another firm: all three look the same. */
export const notFound = (code: string, facts?: Facts) => new AppError('not_found', code, facts);
/** The viewer sees it and may not do this. */
export const forbidden = (code: string, facts?: Facts) => new AppError('forbidden', code, facts);
/** The wrong moment, or someone was faster. */
export const conflict = (code: string, facts?: Facts) => new AppError('conflict', code, facts);
/** The input cannot be taken as it is. */
export const invalid = (code: string, facts?: Facts, fields?: FieldProblem[]) =>
  new AppError('invalid', code, facts, fields);
