import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ListedFile, localName, MillwrightError } from '@millwright/sdk/node';
import { EXIT, exitCodeOf, UsageError, wordsFor } from './failures.ts';
import { sizeText, type Work } from './report.ts';

/** `millwright files download`: a file, a folder with all that is in it, or everything of the contract. */
export async function downloadFiles(work: Work): Promise<number> {
  const { millwright, report, signal, paths, overwrite } = work;
  if (paths.length > 1) throw new UsageError('one_path');
  const to = work.to ?? '.';
  let code: number = EXIT.done;
  for await (const { path, file } of chosen(work, paths[0] ?? '')) {
    // Names came over the line: none of them may lead out of the folder that was named here.
    const steps = path.split('/').map(localName);
    const target = join(to, ...steps);
    try {
      await mkdir(join(target, '..'), { recursive: true });
      const got = await millwright.files.download(file.id, {
        to: target,
        overwrite,
        signal,
        onProgress: (progress) => report.progress(path, progress),
      });
      const { versionNo, bytes, sha256, unchanged } = got;
      const outcome = unchanged ? 'unchanged' : 'downloaded';
      report.result(
        { path, file: got.path, fileId: file.id, versionNo, bytes, sha256, outcome },
        `${got.path}  v${versionNo}  ${unchanged ? '未变 | unchanged' : sizeText(bytes)}`,
      );
    } catch (error) {
      signal.throwIfAborted();
      report.failure(wordsFor(error), error, path);
      code ||= exitCodeOf(error);
      if (code === EXIT.token || code === EXIT.unreachable) return code;
    }
  }
  return code;
}

/** The files a path stands for: those below a folder, or the one of that name; without a path, all of them. */
async function* chosen({ millwright, subject, signal }: Work, path: string): AsyncGenerator<ListedFile> {
  const { files } = millwright;
  const steps = path.split('/').filter((step) => step !== '');
  const name = steps.at(-1);
  if (!name) return yield* files.list({ subject, recursive: true }, { signal });
  const above = await files.folder({ subject, path: steps.slice(0, -1).join('/') }, { signal });
  const { files: inside, folders } = await files.browse({ subject, folderId: above?.id }, { signal });
  const file = inside.find((one) => one.name === name);
  if (file) return yield { path: basename(path), file };
  const folder = folders.find((one) => one.name === name);
  if (!folder) throw new MillwrightError({ kind: 'not_found', code: 'sdk.path_not_found', facts: { path } });
  for await (const listed of files.list({ subject, folderId: folder.id, recursive: true }, { signal }))
    yield { ...listed, path: `${folder.name}/${listed.path}` };
}
