import type { Records } from '../records.fixture.ts';
import type { ProvingFirm, Role } from '../stage.fixture.ts';

/** A believable call of one procedure, built from one firm's records. */
export interface Specimen {
  /** The input; with another firm's records it is the same call with that firm's ids. */
  input: (records: Records, firm: ProvingFirm) => unknown;
  /** Who makes the call in their own firm; the boss unless told, the customer's contact at the portal. */
  caller?: Role;
  /** The refusal code the caller gets in their own firm, where a success cannot be had. */
  refused?: string;
  /** Spends something or spans several transactions, so it cannot be rehearsed and taken back. */
  commits?: boolean;
  /** Why another firm's values may succeed here, e.g. because the input itself is the proof of being allowed. */
  foreignSucceeds?: string;
  /** Why it is always about whoever calls it, so that there is nothing of others it could be refused. */
  ownOnly?: string;
  /** Codes that say "no such thing" here without being a not-found, e.g. of a form's field. */
  foreignCodes?: readonly string[];
  /** Fields whose foreign id alone is answered as if it were not there, and why that is right. */
  foreignFieldIgnored?: Readonly<Record<string, string>>;
}

export type Specimens = Readonly<Record<string, Specimen>>;

/** Shorthand for the many that need nothing but an input. */
export const of = (input: Specimen['input'], more: Omit<Specimen, 'input'> = {}): Specimen => ({
  input,
  ...more,
});
