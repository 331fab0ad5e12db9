import { rm } from 'node:fs/promises';
import { EXIT, exitCodeOf, UsageError, wordsFor } from './failures.ts';
import { type FtpFile, FtpServer } from './ftp-server.ts';
import { ImportLedger } from './import-ledger.ts';
import type { Work } from './report.ts';
import { Place, typeOf, uploadFiles } from './upload-files.ts';

/**
 * `millwright files import`: everything below a folder, of this machine or of an FTP server, into a folder of the contract. Started
 * again it goes on; what one file is refused for keeps no other back; at the end it says how many were taken and how many not.
 */
export async function importFiles(work: Work): Promise<number> {
  const { report, paths } = work;
  if (paths.length !== 1) throw new UsageError('one_source');
  const [source] = paths as [string];
  const code = /^ftps?:\/\//i.test(source)
    ? await fromServer(work, source)
    : // What is in the folder, as with an FTP server, and not the folder itself.
      await uploadFiles({ ...work, paths: [`${source.replace(/[\\/]+$/, '')}/`] });
  report.summary();
  return code;
}

async function fromServer(work: Work, address: string): Promise<number> {
  const { report, signal, subject } = work;
  const server = FtpServer.at(address, process.env);
  const place = new Place(work, await typeOf(work));
  const folder = work.folder ?? '';
  const ledger = await ImportLedger.open(work.work, { address, contractId: subject.id, folder });
  let code: number = EXIT.done;
  try {
    for await (const file of server.files(signal)) {
      const path = place.pathOf({ remote: file.path });
      try {
        if (file.isLeftOut) {
          report.result(
            { path, outcome: 'left_out' },
            `${path}  跳过：不是普通文件 | left out: not a plain file`,
          );
        } else if (ledger.has(file)) {
          report.result({ path, outcome: 'unchanged' }, `${path}  已导入 | taken before`);
        } else await take(file);
      } catch (error) {
        signal.throwIfAborted();
        report.failure(wordsFor(error), error, path);
        code ||= exitCodeOf(error);
        if (code === EXIT.token || code === EXIT.unreachable) return code;
      }
    }
  } finally {
    server.close();
  }
  return code;

  async function take(file: FtpFile): Promise<void> {
    const local = ledger.pathFor(file);
    await server.fetch(file, local, signal);
    await place.take({ local, remote: file.path, isLeftOut: false });
    await ledger.add(file);
    await rm(local, { force: true });
  }
}
