import { failure } from './errors.ts';
import type { FileDetail, FileVersion, WhichFile } from './file-types.ts';
import { pause } from './patience.ts';
import type { CallOptions } from './wire.ts';

/** How long it is waited, unless told, for the server to have read back what was uploaded just now. */
const CHECK_WAIT = 60_000;

export interface ChosenVersion {
  file: FileDetail;
  /** Good, so its SHA-256 is known. */
  version: FileVersion & { sha256: string };
}

/** The version asked for, once the server has read it back: before that nobody can say what its bytes should be. */
export async function chosenVersion(
  get: (fileId: string, options?: CallOptions) => Promise<FileDetail>,
  which: WhichFile,
  options: CallOptions & { waitForCheck?: number | undefined } = {},
): Promise<ChosenVersion> {
  const { fileId, versionNo } = typeof which === 'string' ? { fileId: which } : which;
  const { waitForCheck = CHECK_WAIT, ...call } = options;
  const until = Date.now() + waitForCheck;
  for (;;) {
    const file = await get(fileId, call);
    const wanted = versionNo ?? file.versionNo;
    const version = file.versions.find(({ number }) => number === wanted);
    if (!version) throw failure('not_found', 'sdk.version_not_found', { name: file.name, versionNo: wanted });
    const facts = { name: file.name, versionNo: wanted };
    if (version.state !== 'good' && version.state !== 'checking')
      throw failure('conflict', 'sdk.version_broken', facts);
    if (version.sha256) return { file, version: { ...version, sha256: version.sha256 } };
    if (Date.now() >= until) throw failure('conflict', 'sdk.version_unchecked', facts);
    await pause(Math.min(1_000, waitForCheck), call.signal);
  }
}
