import { EXIT } from './failures.ts';
import { sizeText, type Work } from './report.ts';

/** `millwright files list`: what lies in a folder, or below it. */
export async function listFiles(work: Work): Promise<number> {
  const { millwright, subject, report, signal } = work;
  const folder = work.folder
    ? await millwright.files.folder({ subject, path: work.folder }, { signal })
    : null;
  const where = { subject, folderId: folder?.id, recursive: work.recursive };
  for await (const { path, file } of millwright.files.list(where, { signal })) {
    const { id: fileId, versionNo, versionId, size, state, changedAt, issuedVersionNo } = file;
    const issued = issuedVersionNo ? ` (生产版 issued v${issuedVersionNo})` : '';
    report.result(
      { path, fileId, versionNo, versionId, size, state, changedAt, issuedVersionNo },
      `${changedAt.slice(0, 10)}  ${sizeText(size).padStart(9)}  v${versionNo}${issued}  ${path}${state === 'broken' ? '  !' : ''}`,
    );
  }
  return EXIT.done;
}
