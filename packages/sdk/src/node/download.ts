import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure, MillwrightError } from '../errors.ts';
import type { FileDetail, WhichFile } from '../file-types.ts';
import { corrupt } from '../files.ts';
import { backOff, pause } from '../patience.ts';
import type { Progress } from '../upload.ts';
import { type ChosenVersion, chosenVersion } from '../versions.ts';
import type { CallOptions, Wire } from '../wire.ts';
import { nodeHashing } from './node-hashing.ts';

export interface DownloadOptions extends CallOptions {
  /** A file's path, or a folder that is there: then the file's own name is used. */
  to: string;
  /** Replaces what is there. Otherwise something else under that name is left alone, and the download fails. */
  overwrite?: boolean | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Milliseconds to wait for a version the server has not read back yet; a minute unless told. */
  waitForCheck?: number | undefined;
}

export interface Downloaded {
  path: string;
  name: string;
  versionNo: number;
  bytes: number;
  sha256: string;
  /** These very bytes were there already; nothing was fetched. */
  unchanged: boolean;
}

const TRIES = 6;

/**
 * Brings a version to disk. It comes as `name.part`, goes on there after a cut, and gets its name once all of it is there
 * and is what the version says: under its own name there is never half a file, nor a wrong one.
 */
export async function downloadTo(
  wire: Wire,
  get: (fileId: string, options?: CallOptions) => Promise<FileDetail>,
  which: WhichFile,
  options: DownloadOptions,
): Promise<Downloaded> {
  const { signal, waitForCheck } = options;
  const call = signal ? { signal } : {};
  const chosen = await chosenVersion(get, which, { ...call, waitForCheck });
  const { file, version } = chosen;
  const path = await targetOf(options.to, file.name);
  const result = {
    path,
    name: file.name,
    versionNo: version.number,
    bytes: version.size,
    sha256: version.sha256,
  };
  if ((await stat(path).catch(() => null)) !== null) {
    if ((await hashOfFile(path)) === version.sha256) return { ...result, unchanged: true };
    if (!options.overwrite) throw failure('conflict', 'sdk.file_exists', { path });
  }
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  const handle = await open(part, 'a+');
  try {
    await fill(wire, chosen, handle, options);
    await handle.sync();
  } catch (error) {
    await handle.close();
    if (error instanceof MillwrightError && error.code === 'sdk.download_corrupt')
      await rm(part, { force: true });
    throw error;
  }
  await handle.close();
  await rename(part, path);
  return { ...result, unchanged: false };
}

/** The path a file is kept under. Its name came over the line: it may name no other folder. */
async function targetOf(to: string, name: string): Promise<string> {
  const isFolder = (await stat(to).catch(() => null))?.isDirectory() ?? /[\\/]$/.test(to);
  if (!isFolder) return to;
  return join(to, localName(name));
}

/** A name any file system takes. */
export function localName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
  const bare = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').replace(/[. ]+$/, '');
  return bare === '' ? '_' : bare;
}

/** Fetches what is missing of a part file until it is the version. What was there before may be of another one. */
async function fill(
  wire: Wire,
  chosen: ChosenVersion,
  handle: FileHandle,
  options: DownloadOptions,
): Promise<void> {
  const { file, version } = chosen;
  const had = (await handle.stat()).size;
  if (had > version.size) await handle.truncate(0);
  await receive(wire, chosen, handle, options);
  let found = await hashOfHandle(handle);
  if (found !== version.sha256 && had > 0) {
    await handle.truncate(0);
    await receive(wire, chosen, handle, options);
    found = await hashOfHandle(handle);
  }
  if (found !== version.sha256) throw corrupt(file, version, found);
}

async function receive(
  wire: Wire,
  { version }: ChosenVersion,
  handle: FileHandle,
  options: DownloadOptions,
): Promise<void> {
  const { signal, onProgress } = options;
  const tell = (bytes: number) => onProgress?.({ phase: 'receiving', bytes, total: version.size });
  for (let tries = 0; ; tries += 1) {
    const { size: have } = await handle.stat();
    tell(have);
    if (have >= version.size) return;
    try {
      const url = await wire.locationOf(`/files/versions/${version.id}`, signal ? { signal } : {});
      await append(
        await wire.store(url, { headers: rangeFrom(have), ...(signal ? { signal } : {}) }),
        handle,
        have,
        tell,
      );
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof MillwrightError) || error.kind !== 'unreachable') throw error;
      // A line that breaks again and again, but lets something through each time, gets there.
      if ((await handle.stat()).size > have) tries = 0;
      if (tries >= TRIES) throw error;
      await pause(backOff(tries), signal);
    }
  }
}

const rangeFrom = (have: number): Record<string, string> => (have > 0 ? { range: `bytes=${have}-` } : {});

async function append(
  response: Response,
  handle: FileHandle,
  have: number,
  tell: (bytes: number) => void,
): Promise<void> {
  const { status } = response;
  const goesOn = status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${have}-`);
  if (!goesOn && status !== 200) {
    await response.body?.cancel();
    if (status === 416 || status === 206) return handle.truncate(0);
    const kind = status >= 500 || status === 429 ? 'unreachable' : 'unexpected';
    throw new MillwrightError({ kind, code: 'sdk.download_refused', facts: { status }, status });
  }
  // It came from the beginning, asked for or not.
  if (!goesOn) await handle.truncate(0);
  let at = goesOn ? have : 0;
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      await handle.appendFile(chunk);
      at += chunk.length;
      tell(at);
    }
  } catch (error) {
    if (isOfDisk(error)) throw error;
    throw failure('unreachable', 'sdk.unreachable', {}, error);
  }
}

/** A full disk is no broken line. */
const isOfDisk = (error: unknown) =>
  ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EFBIG'].includes((error as { code?: string }).code ?? '');

async function hashOfHandle(handle: FileHandle): Promise<string> {
  const running = nodeHashing.whole();
  for await (const chunk of handle.createReadStream({
    start: 0,
    autoClose: false,
  }) as AsyncIterable<Uint8Array>)
    running.update(chunk);
  return running.hex();
}

async function hashOfFile(path: string): Promise<string | null> {
  try {
    const running = nodeHashing.whole();
    for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) running.update(chunk);
    return running.hex();
  } catch {
    return null; // a folder, or not for us to read: in the way, and not what was asked for
  }
}
