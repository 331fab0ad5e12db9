import { portableHashing } from './hashing.ts';
import { assemble, type Millwright } from './millwright.ts';
import type { MillwrightOptions } from './wire.ts';

export type * from './contract-types.ts';
export type { Contracts } from './contracts.ts';
export { type FieldProblem, MillwrightError, type Refusal, type RefusalKind } from './errors.ts';
export type * from './file-types.ts';
export type { Files, ListedFile } from './files.ts';
export type { Millwright, Whoami } from './millwright.ts';
export type { Page, PageInput } from './pages.ts';
export type { Patience } from './patience.ts';
export type { StreamSource, Uploadable, UploadSource } from './sources.ts';
export type * from './task-types.ts';
export type { Tasks } from './tasks.ts';
export type { Progress, UploadOptions } from './upload.ts';
export type { CallOptions, MillwrightOptions } from './wire.ts';

/** Opens a firm's Millwright with a token. Nothing is asked yet. */
export function createMillwright(options: MillwrightOptions): Millwright {
  return assemble(options, portableHashing).millwright;
}
