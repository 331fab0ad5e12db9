/** How an archived contract's bundle is built: what writes it and what verifies it, years later and elsewhere, agree on this. */

export const FORMAT = 'millwright-archive';
export const FORMAT_VERSION = 1;
export const MANIFEST_PATH = 'manifest.json';
/** What the chain of audit rows begins with. */
export const CHAIN_START = '0'.repeat(64);

/** Whether a version's bytes lie in the bundle, and else why not. */
export type FileOutcome = 'included' | 'expired' | 'held' | 'broken' | 'unchecked' | 'missing' | 'recycled';

export interface BundledFile {
  fileId: string;
  name: string;
  /** Where it lies in the bundle; null where its bytes are not there. */
  path: string | null;
  versionId: string;
  number: number;
  size: number;
  sha256: string | null;
  outcome: FileOutcome;
}

export interface BundledSection {
  name: string;
  paths: string[];
  rows: number;
}

export interface BundleManifest {
  format: typeof FORMAT;
  formatVersion: number;
  firm: { id: string; name: string };
  contract: { id: string; contractNo: string; projectNo: string; name: string; archivedAt: string };
  sealedAt: string;
  /** Amounts, prices, payments and quotations are in it. */
  withMoney: boolean;
  sections: BundledSection[];
  files: BundledFile[];
  /** Each row of the trail names the hash of the one before; `head` is the last. */
  audit: { paths: string[]; rows: number; head: string };
  /** Everything that lies in the bundle besides this list. */
  entries: { path: string; size: number; sha256: string }[];
}

/** What the hash of an audit row is made of: the one before, and the row as it is written. */
export const chained = (before: string, row: string): string => `${before}\n${row}`;
