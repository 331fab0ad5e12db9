import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { examineSeal, type ZipEntry, zipEntries } from '@millwright/platform/archive';
import {
  type BundleManifest,
  CHAIN_START,
  chained,
  FORMAT,
  FORMAT_VERSION,
  MANIFEST_PATH,
} from './bundle/bundle-format.ts';

/** What is wrong with a bundle, and with what of it. */
export interface BundleProblem {
  what:
    | 'another_file'
    | 'seal_missing'
    | 'seal_broken'
    | 'no_zip'
    | 'no_list'
    | 'other_format'
    | 'changed'
    | 'missing'
    | 'unexpected'
    | 'twice'
    | 'file_hash'
    | 'chain_broken'
    | 'chain_end';
  item: string;
}

export interface Verification {
  sha256: string;
  size: number;
  problems: BundleProblem[];
  /** What the bundle says it is; null where its list cannot be read. */
  manifest: Pick<BundleManifest, 'firm' | 'contract' | 'sealedAt' | 'withMoney'> | null;
  entries: number;
  auditRows: number;
}

/** A list longer than this is none that was made here. */
const MOST_LIST = 512 * 1024 * 1024;

const sha256Of = async (body: AsyncIterable<Uint8Array>): Promise<{ size: number; sha256: string }> => {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of body) {
    hash.update(chunk);
    size += chunk.byteLength;
  }
  return { size, sha256: hash.digest('hex') };
};

/**
 * Holds a bundle against everything it says of itself: its seal, the hash of each entry, those of the files' versions, and the
 * chain of the trail. Needs nothing but the file. `expected` is the SHA-256 the product has on record.
 */
export async function verifyBundle(path: string, expected?: string): Promise<Verification> {
  const { size, sha256, seal } = await examineSeal(path);
  const problems: BundleProblem[] = [];
  const say = (what: BundleProblem['what'], item = '') => problems.push({ what, item });
  if (expected && expected.toLowerCase() !== sha256) say('another_file', sha256);
  if (seal !== 'holds') say(seal === 'missing' ? 'seal_missing' : 'seal_broken');
  const done = { sha256, size, problems, manifest: null, entries: 0, auditRows: 0 };
  try {
    const manifest = await manifestIn(path);
    if (!manifest) {
      say('no_list', MANIFEST_PATH);
      return done;
    }
    if (manifest.format !== FORMAT || manifest.formatVersion !== FORMAT_VERSION) {
      say('other_format', `${manifest.format} ${manifest.formatVersion}`);
      return done;
    }
    const { firm, contract, sealedAt, withMoney } = manifest;
    const found = await compareEntries(path, manifest, say);
    return { ...done, ...found, manifest: { firm, contract, sealedAt, withMoney } };
  } catch (error) {
    say('no_zip', (error as Error).message);
    return done;
  }
}

async function manifestIn(path: string): Promise<BundleManifest | null> {
  for await (const entry of zipEntries(path)) {
    if (entry.path !== MANIFEST_PATH) continue;
    if (entry.size > MOST_LIST) return null;
    try {
      const manifest = JSON.parse(await text(await entry.open())) as BundleManifest;
      return Array.isArray(manifest.entries) && Array.isArray(manifest.files) && manifest.audit
        ? manifest
        : null;
    } catch {
      return null;
    }
  }
  return null;
}

type Say = (what: BundleProblem['what'], item?: string) => void;

async function compareEntries(path: string, manifest: BundleManifest, say: Say) {
  const listed = new Map(manifest.entries.map((entry) => [entry.path, entry]));
  const seen = new Set<string>();
  const chain = { head: CHAIN_START, rows: 0, broken: false };
  for await (const entry of zipEntries(path)) {
    if (seen.has(entry.path)) say('twice', entry.path);
    seen.add(entry.path);
    if (entry.path === MANIFEST_PATH || entry.isFolder) continue;
    const told = listed.get(entry.path);
    if (!told) {
      say('unexpected', entry.path);
      continue;
    }
    const found = await hashOf(entry);
    if (found?.sha256 !== told.sha256 || found.size !== told.size) say('changed', entry.path);
    if (manifest.audit.paths.includes(entry.path)) await followChain(entry, chain, say);
  }
  for (const { path: item } of manifest.entries) if (!seen.has(item)) say('missing', item);
  // What the store held when it was sealed against what it was known by when it came: a difference that old is told as well.
  for (const { path: item, sha256 } of manifest.files)
    if (item !== null && sha256 !== null && listed.get(item)?.sha256 !== sha256) say('file_hash', item);
  if (!chain.broken && (chain.head !== manifest.audit.head || chain.rows !== manifest.audit.rows))
    say('chain_end', manifest.audit.head);
  return { entries: seen.size, auditRows: chain.rows };
}

/** Bytes that cannot be unpacked are changed bytes. */
async function hashOf(entry: ZipEntry) {
  try {
    return await sha256Of(await entry.open());
  } catch {
    return null;
  }
}

/** Line by line; what breaks off or cannot be unpacked is an error here, and not one of the stream's own. */
async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop()!;
    yield* parts;
  }
  if (rest + decoder.decode() !== '') yield rest;
}

/** Each row names the hash of the one before it; the first that does not is where somebody was at it. */
async function followChain(
  entry: ZipEntry,
  chain: { head: string; rows: number; broken: boolean },
  say: Say,
): Promise<void> {
  if (chain.broken) return;
  try {
    for await (const line of linesOf(await entry.open())) {
      const { before, row, hash } = JSON.parse(line) as Record<'before' | 'row' | 'hash', string>;
      const own = createHash('sha256').update(chained(before, row)).digest('hex');
      if (before !== chain.head || own !== hash) throw new Error('broken');
      chain.head = hash;
      chain.rows += 1;
    }
  } catch {
    chain.broken = true;
    say('chain_broken', `${entry.path}:${chain.rows + 1}`);
  }
}
