/** A project of the PSPLIB (Kolisch and Sprecher), as its `.sm` and `.mm` files tell it. */
export interface PsplibInstance {
  /** What the file says it was made from, e.g. `j30_17.bas`. */
  baseData: string | undefined;
  horizon: number | undefined;
  dueDate: number | undefined;
  tardinessCost: number | undefined;
  /** The length of the critical path without regard to resources, as published in the file ("MPM-Time"). */
  criticalPathLength: number | undefined;
  resources: PsplibResource[];
  jobs: PsplibJob[];
}

export interface PsplibResource {
  name: string;
  kind: 'renewable' | 'nonrenewable' | 'doubly_constrained';
  availability: number | undefined;
}

export interface PsplibJob {
  number: number;
  successors: number[];
  /** One in `.sm` files. */
  modes: { duration: number; requests: number[] }[];
}

export type PsplibProblemCode = 'not_psplib' | 'too_large' | 'bad_line' | 'job_missing' | 'job_unknown';

/** Why a file was not read; `line` is counted from 1. */
export class PsplibProblem extends Error {
  override readonly name = 'PsplibProblem';
  readonly code: PsplibProblemCode;
  readonly line: number | undefined;
  readonly job: number | undefined;

  constructor(code: PsplibProblemCode, { line, job }: { line?: number; job?: number } = {}) {
    super(`${code}${line === undefined ? '' : ` in line ${line}`}${job === undefined ? '' : `: job ${job}`}`);
    this.code = code;
    this.line = line;
    this.job = job;
  }
}
