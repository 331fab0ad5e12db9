import { createWriteStream } from 'node:fs';
import { lstat, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { endingOf, type Treatment, treatmentOf } from './formats.ts';
import { readLeft, takeOut } from './left-behind.ts';
import { largestInput, mostText, runLimits } from './limits.ts';
import { findOffice, officeToPdf } from './office-document.ts';
import { isBomb } from './packed-size.ts';
import { textOf } from './read-text.ts';
import { findIsolation, type Isolation, runWalledIn, sandboxProgram } from './sandbox.ts';
import { type Answer, answerFile, type Failure, type Made, type Task, taskFile } from './task.ts';
import { TooMany, type Turns, turns } from './turns.ts';

/** Why there is no preview; each has a text for people. */
export type NoPreview =
  | 'broken'
  | 'password'
  | 'too_large'
  | 'bomb'
  | 'took_too_long'
  | 'busy'
  | 'office_missing'
  | 'sandbox_missing';

/** What came of a document. Files lie in a folder that is gone once `use` has returned. */
export interface Conversion extends Omit<Made, 'shown' | 'thumbnail'> {
  shown?: { path: string; kind: 'pdf' | 'image' | 'model'; contentType: string };
  thumbnail?: string;
}

export type Converted = { conversion: Conversion } | { none: NoPreview };

export interface Source {
  name: string;
  size: number;
  open: () => Promise<Readable>;
}

/** Makes of documents what pages can show. One for a process: it keeps how much is converted at once within bounds. */
export interface Converter {
  readonly isolation: Isolation;
  readonly hasOffice: boolean;
  convert<T>(source: Source, use: (converted: Converted) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** The document with lines across each page; PDFs and pictures only. */
  stamp<T>(
    source: Source & { kind: 'pdf' | 'image'; lines: string[] },
    use: (converted: Converted) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>;
}

export interface ConverterOptions {
  /** `outside`: whoever runs us keeps us from the network and from files worth stealing. */
  sandbox: 'auto' | 'outside';
  /** LibreOffice's program, where it is not found by itself; null for none. */
  office?: string | null;
  /** Where documents lie while they are read. */
  folder?: string;
  /** How many at once. */
  atOnce?: number;
}

/** How many stampings may wait for their turn. */
const MOST_STAMPS_WAITING = 24;
/** Most bytes of an answer: a document's text and a little more. */
const LARGEST_ANSWER = 8_000_000;

export async function openConverter(options: ConverterOptions): Promise<Converter> {
  const isolation = await findIsolation(options.sandbox);
  const office = options.office === undefined ? findOffice() : options.office;
  const converting = turns(options.atOnce ?? 1);
  // People wait for these: apart from what nobody waits for, and not without end.
  const stamping = turns(options.atOnce ?? 1, MOST_STAMPS_WAITING);

  async function inFolder<T>(
    inTurn: Turns,
    source: Source,
    treatment: Treatment,
    work: (folder: string) => Promise<T>,
    signal?: AbortSignal,
  ) {
    return inTurn(async () => {
      const folder = await mkdtemp(join(options.folder ?? tmpdir(), 'millwright-convert-'));
      try {
        await pipeline(await source.open(), createWriteStream(join(folder, nameIn(source, treatment))));
        return await work(folder);
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      }
    }, signal);
  }

  async function perform(folder: string, task: Task, signal?: AbortSignal): Promise<Converted> {
    if (isolation === 'missing') return { none: 'sandbox_missing' };
    // Only in folders nothing has run in yet: a link left there would be written through.
    await writeFile(join(folder, taskFile), JSON.stringify(task), { flag: 'wx' });
    const { cut } = await runWalledIn(isolation, {
      program: process.execPath,
      args: ['--max-old-space-size=2048', sandboxProgram()],
      folder,
      limits: runLimits.program,
      ...(signal && { signal }),
    });
    if (cut === 'signal') throw signal?.reason ?? new Error('the conversion was ended');
    if (cut === 'time') return { none: 'took_too_long' };
    return answerIn(folder);
  }

  async function convertIn(folder: string, source: Source, treatment: Treatment, signal?: AbortSignal) {
    const file = nameIn(source, treatment);
    switch (treatment) {
      case 'text':
        return { conversion: { text: await textOf(join(folder, file)) } };
      case 'office':
        return convertOffice(folder, file, source.size, signal);
      case 'pdf':
        return perform(folder, { task: 'pdf', source: file }, signal);
      case 'solid':
        return perform(folder, { task: 'solid', source: file, ending: endingOf(source.name) }, signal);
      default:
        return perform(folder, { task: 'image', source: file, ending: endingOf(source.name) }, signal);
    }
  }

  async function convertOffice(
    folder: string,
    file: string,
    size: number,
    signal?: AbortSignal,
  ): Promise<Converted> {
    if (isolation === 'missing') return { none: 'sandbox_missing' };
    if (!office) return { none: 'office_missing' };
    if (await isBomb(join(folder, file), size)) return { none: 'bomb' };
    const ran = await officeToPdf(isolation, office, { folder, source: file, ...(signal && { signal }) });
    if (ran.cut === 'signal') throw signal?.reason ?? new Error('the conversion was ended');
    if (ran.cut === 'time') return { none: 'took_too_long' };
    // What comes next has a folder of its own.
    const next = join(folder, 'next');
    await rm(next, { recursive: true, force: true });
    await mkdir(next);
    const made = await takeOut(
      join(folder, 'out'),
      file.replace(/\.[^.]*$/, '.pdf'),
      join(next, 'document.pdf'),
    );
    if (!made) return { none: /password/i.test(ran.output) ? 'password' : 'broken' };
    const read = await perform(next, { task: 'pdf', source: 'document.pdf' }, signal);
    if ('none' in read) return read;
    const shown = { path: join(next, 'document.pdf'), ...SHOWN['document.pdf'] };
    return { conversion: { ...read.conversion, shown } };
  }

  return {
    isolation,
    hasOffice: office !== null,
    convert: async (source, use, signal) => {
      const treatment = treatmentOf(source.name);
      if (treatment === 'none' || treatment === 'as_is' || source.size === 0) return use({ conversion: {} });
      if (source.size > largestInput[treatment]) return use({ none: 'too_large' });
      // Not fetched for nothing.
      if (treatment !== 'text' && isolation === 'missing') return use({ none: 'sandbox_missing' });
      if (treatment === 'office' && !office) return use({ none: 'office_missing' });
      return inFolder(
        converting,
        source,
        treatment,
        async (folder) => use(await convertIn(folder, source, treatment, signal)),
        signal,
      );
    },
    stamp: async ({ kind, lines, ...source }, use, signal) => {
      if (source.size > largestInput[kind]) return use({ none: 'too_large' });
      const task = { task: 'stamp' as const, source: nameIn(source, kind), kind, lines };
      try {
        return await inFolder(
          stamping,
          source,
          kind,
          async (folder) => use(await perform(folder, task, signal)),
          signal,
        );
      } catch (error) {
        if (error instanceof TooMany) return use({ none: 'busy' });
        throw error;
      }
    },
  };
}

/** Names others chose stay outside: they may mean something to a program. */
const nameIn = ({ name }: Source, treatment: Treatment) =>
  treatment === 'pdf' ? 'source.pdf' : `source.${endingOf(name).replace(/[^a-z0-9]/g, '') || 'bin'}`;

/** What may be shown, by the names of files: whatever the answer says, what ran in there may have been taken over. */
const SHOWN = {
  'document.pdf': { kind: 'pdf', contentType: 'application/pdf' },
  'shown.pdf': { kind: 'pdf', contentType: 'application/pdf' },
  'shown.webp': { kind: 'image', contentType: 'image/webp' },
  'shown.glb': { kind: 'model', contentType: 'model/gltf-binary' },
} as const;
const FAILURES: readonly Failure[] = ['broken', 'password', 'too_large'];

async function answerIn(folder: string): Promise<Converted> {
  // Killed for what it used, or broken by what it read: there is no answer then, and that is one.
  const answer = parsed(await readLeft(join(folder, answerFile), LARGEST_ANSWER));
  if (!answer) return { none: 'broken' };
  if ('failed' in answer) return { none: FAILURES.find((failure) => failure === answer.failed) ?? 'broken' };
  const name = answer.shown?.file;
  const known =
    name !== undefined && Object.hasOwn(SHOWN, name) ? SHOWN[name as keyof typeof SHOWN] : undefined;
  const isThere = async (file: string) =>
    (await lstat(join(folder, file)).catch(() => null))?.isFile() ?? false;
  if (name !== undefined && !(known && (await isThere(name)))) return { none: 'broken' };
  const pages = Number(answer.pages);
  return {
    conversion: {
      ...(known && { shown: { path: join(folder, name!), ...known } }),
      ...(answer.thumbnail &&
        (await isThere('thumbnail.webp')) && { thumbnail: join(folder, 'thumbnail.webp') }),
      ...(Number.isInteger(pages) && pages > 0 && pages < 1_000_000 && { pages }),
      ...(typeof answer.text === 'string' && { text: answer.text.slice(0, mostText) }),
    },
  };
}

function parsed(text: string | null): Answer | null {
  if (text === null) return null;
  try {
    const answer = JSON.parse(text) as Answer | null;
    return typeof answer === 'object' ? answer : null;
  } catch {
    return null;
  }
}
