import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunLimits } from './limits.ts';

/** How what others sent us is kept from the rest of the machine while programs read it. */
export type Isolation =
  /** By bubblewrap: no network, no files but programs, fonts and its own folder. */
  | 'bubblewrap'
  /** By whoever runs us: the setting says that this process has no network and sees nothing worth stealing. */
  | 'outside'
  /** Not at all: nothing is converted. */
  | 'missing';

export interface Run {
  program: string;
  args: readonly string[];
  /** The only folder it may write to. `{work}` in arguments is its path as the program sees it, `{work-url}` its address. */
  folder: string;
  limits: RunLimits;
  signal?: AbortSignal;
}

export interface Ran {
  code: number | null;
  /** Ended by us, since it took too long or is no longer wanted. */
  cut: 'time' | 'signal' | undefined;
  /** The end of what it said. */
  output: string;
}

const require = createRequire(import.meta.url);
/** Our own program that reads documents, as it was built. */
export const sandboxProgram = (): string => require.resolve('@millwright/conversion/sandbox-program');

/** Where a run finds its folder: a name no installation has. */
const INSIDE = '/millwright-conversion';
/** Nothing of ours goes in: no address, no key. */
const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8' };

/** Looks whether bubblewrap is there and may do its work: some containers forbid it. */
export async function findIsolation(setting: 'auto' | 'outside', find = 'bwrap'): Promise<Isolation> {
  if (setting === 'outside') return 'outside';
  const tried = await end(spawn(find, [...walls(find), '--', '/bin/true'], { stdio: 'ignore' }));
  return tried === 0 ? 'bubblewrap' : 'missing';
}

/** Runs a program on the files of a folder, walled in and within limits. Whatever it does, it ends. */
export async function runWalledIn(isolation: Exclude<Isolation, 'missing'>, run: Run): Promise<Ran> {
  const { program, args, folder, limits } = run;
  const inside = isolation === 'bubblewrap' ? INSIDE : folder;
  const limited = [
    '-c',
    ulimits(limits),
    'sh',
    program,
    ...args.map((arg) =>
      arg.replaceAll('{work}', inside).replaceAll('{work-url}', pathToFileURL(inside).href),
    ),
  ];
  const bound = ['--bind', folder, INSIDE, '--remount-ro', '/', '--chdir', INSIDE, '--'];
  const [first, ...rest] = [
    ...(isolation === 'bubblewrap' ? ['bwrap', ...walls(program), ...bound] : []),
    '/bin/sh',
    ...limited,
  ];
  const child = spawn(first!, rest, {
    cwd: folder,
    env: { ...ENVIRONMENT, HOME: inside, TMPDIR: inside },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it started ends with it.
    detached: true,
  });
  let cut: Ran['cut'];
  const stop = (why: NonNullable<Ran['cut']>) => {
    cut ??= why;
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  };
  const patience = setTimeout(() => stop('time'), limits.time);
  const unwanted = () => stop('signal');
  run.signal?.addEventListener('abort', unwanted, { once: true });
  if (run.signal?.aborted) unwanted();
  let output = '';
  const listen = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-4_000);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await end(child);
  clearTimeout(patience);
  run.signal?.removeEventListener('abort', unwanted);
  return { code, cut, output };
}

/** Units as POSIX has them: seconds, kilobytes, blocks of 512 bytes. No core files. */
const ulimits = ({ processor, memory, file }: RunLimits) =>
  `ulimit -c 0; ulimit -t ${processor}; ulimit -d ${Math.floor(memory / 1024)}; ulimit -f ${Math.floor(file / 512)}; exec "$@"`;

/** What programs need to read: themselves, their libraries, fonts. */
const READABLE = ['/usr', '/etc/fonts', '/etc/ld.so.cache', '/etc/alternatives', '/etc/libreoffice'];
const READABLE_CACHES = ['/var/cache/fontconfig'];
/** Bytes of memory that scratch files may take. */
const SCRATCH = String(64 * 1024 ** 2);

/** No network, no other processes, no environment, and of the file system only programs, fonts and their libraries. */
function walls(program: string): string[] {
  const visible = [
    ...READABLE,
    ...READABLE_CACHES,
    ...(program === process.execPath ? ourOwn() : officeOf(program)),
  ];
  return [
    ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', '--cap-drop', 'ALL'],
    ...Object.entries({ ...ENVIRONMENT, HOME: INSIDE, TMPDIR: '/tmp' }).flatMap((pair) => [
      '--setenv',
      ...pair,
    ]),
    ...['--proc', '/proc', '--dev', '/dev', '--size', SCRATCH, '--tmpfs', '/dev/shm', '--remount-ro', '/dev'],
    ...['--size', SCRATCH, '--tmpfs', '/tmp'],
    ...visible.flatMap((path) => ['--ro-bind-try', path, path]),
    ...['/bin', '/sbin', '/lib', '/lib32', '/lib64'].flatMap(rootFolder),
  ];
}

/** LibreOffice where it is installed apart from the system, as in /opt/libreoffice7.6/program. */
function officeOf(program: string): string[] {
  if (!existsSync(program)) return [];
  const real = realpathSync(program);
  return real.startsWith('/usr/') ? [] : [dirname(dirname(real)), dirname(program)];
}

/** On most systems these are links into /usr. */
function rootFolder(path: string): string[] {
  if (!existsSync(path)) return [];
  return lstatSync(path).isSymbolicLink()
    ? ['--symlink', readlinkSync(path), path]
    : ['--ro-bind', path, path];
}

/** Node itself, our program and the libraries it was installed with. */
function ourOwn(): string[] {
  const program = realpathSync(sandboxProgram());
  const library = realpathSync(createRequire(program).resolve('sharp'));
  const outermost = library.slice(0, library.indexOf(`${sep}node_modules${sep}`) + '/node_modules'.length);
  return [realpathSync(process.execPath), dirname(dirname(program)), outermost];
}

/** The code a process ends with; null where it could not be started or was killed. */
function end(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code));
  });
}
