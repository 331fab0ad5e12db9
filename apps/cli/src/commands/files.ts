import { parseArgs } from 'node:util';
import { connect } from '../files/connect.ts';
import { downloadFiles } from '../files/download-files.ts';
import { EXIT, exitCodeOf, UsageError, wordsFor } from '../files/failures.ts';
import { importFiles } from '../files/import-files.ts';
import { listFiles } from '../files/list-files.ts';
import { Report } from '../files/report.ts';
import { uploadFiles } from '../files/upload-files.ts';
import { FILES_USAGE } from '../files/usage.ts';

const OPTIONS = {
  folder: { type: 'string' },
  to: { type: 'string' },
  note: { type: 'string' },
  type: { type: 'string' },
  recursive: { type: 'boolean', short: 'r' },
  overwrite: { type: 'boolean' },
  json: { type: 'boolean' },
  work: { type: 'string' },
  'token-file': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Which options a verb knows besides those of all: one that would do nothing is refused. */
const VERBS = {
  list: { run: listFiles, options: ['folder', 'recursive'] },
  upload: { run: uploadFiles, options: ['folder', 'note', 'type'] },
  import: { run: importFiles, options: ['folder', 'note', 'type', 'work'] },
  download: { run: downloadFiles, options: ['to', 'overwrite'] },
} as const;
const COMMON = ['json', 'token-file', 'help'];

function read(args: string[]) {
  // Whoever lists the processes of this machine reads it there; whoever types it keeps it in their history.
  if (args.some((arg) => /mwt_[\w-]{20,}|^--token(=|$)/.test(arg)))
    throw new UsageError('token_in_arguments');
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError('arguments_unreadable', { message: (error as Error).message });
  }
}

/** `millwright files …`: the files of a contract, from and to this machine, with a token. */
export async function files(args: string[]): Promise<void> {
  const report = new Report(args.includes('--json'));
  const stop = new AbortController();
  const onSignal = () => stop.abort(new DOMException('stopped', 'AbortError'));
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    const { values, positionals } = read(args);
    const [name = '', contractNo, ...rest] = positionals;
    if (values.help || name === '' || name === 'help') {
      console.log(FILES_USAGE);
      return;
    }
    if (!Object.hasOwn(VERBS, name)) throw new UsageError('verb_unknown', { name });
    const { run, options } = VERBS[name as keyof typeof VERBS];
    const known: readonly string[] = [...COMMON, ...options];
    for (const option of Object.keys(values))
      if (!known.includes(option)) throw new UsageError('option_not_here', { option, name });
    if (!contractNo) throw new UsageError('contract_missing');
    const millwright = await connect(process.env, values['token-file']);
    const { signal } = stop;
    const contract = await millwright.contracts.byNumber(contractNo, { signal });
    const subject = { type: 'Contract', id: contract.id };
    process.exitCode = await run({ millwright, subject, report, signal, paths: rest, ...values });
  } catch (error) {
    report.end();
    report.failure(wordsFor(error), error);
    if (error instanceof UsageError) console.error(`\n${FILES_USAGE}`);
    process.exitCode = stop.signal.aborted ? EXIT.interrupted : exitCodeOf(error);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}
