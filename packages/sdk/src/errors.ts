/** What a call was refused for. `unreachable`: nothing was answered; `unexpected`: a fault, on either side. */
export type RefusalKind = 'not_found' | 'forbidden' | 'conflict' | 'invalid' | 'unexpected' | 'unreachable';

/** One field of the input that was not taken. */
export interface FieldProblem {
  path: string;
  code: string;
  facts?: Record<string, unknown>;
}

export interface Refusal {
  kind: RefusalKind;
  /** What happened, for programs: `contracts.not_found`, `platform.token_invalid`. Codes of our own begin with `sdk.`. */
  code: string;
  /** Ids and values that belong to it. */
  facts?: Record<string, unknown>;
  fields?: FieldProblem[];
  /** The HTTP status, where there was an answer. */
  status?: number | null;
}

/** Every refusal and every failure of this package. The message is for logs; `code` and `facts` are for programs. */
export class MillwrightError extends Error {
  override readonly name = 'MillwrightError';
  readonly kind: RefusalKind;
  readonly code: string;
  readonly facts: Record<string, unknown>;
  readonly fields: FieldProblem[];
  readonly status: number | null;

  constructor(refusal: Refusal, options?: { cause?: unknown }) {
    const { kind, code, facts = {}, fields = [], status = null } = refusal;
    const told = Object.keys(facts).length > 0 ? ` ${JSON.stringify(facts)}` : '';
    super(`${kind}: ${code}${told}`, options);
    this.kind = kind;
    this.code = code;
    this.facts = facts;
    this.fields = fields;
    this.status = status;
  }
}

/** A failure this package found itself. */
export const failure = (
  kind: RefusalKind,
  code: `sdk.${string}`,
  facts: Record<string, unknown> = {},
  cause?: unknown,
): MillwrightError => new MillwrightError({ kind, code, facts }, { cause });
