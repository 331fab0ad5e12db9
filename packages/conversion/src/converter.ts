import { createWriteStream } from 'node:fs';
import { lstat, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { endingOf, type Treatment, treatmentOf } from './formats.ts';
import { largestInput, mostText, runLimits } from './limits.ts';
import { findOffice, officeToPdf } from './office-document.ts';
import { isBomb } from './packed-size.ts';
import { textOf } from './read-text.ts';
import { findIsolation, type Isolation, runWalledIn, sandboxProgram } from './sandbox.ts';
import { type Answer, answerFile, type Made, type Task, taskFile } from './task.ts';

/** Why there is no preview; each has a text for people. */
export type NoPreview =
  | 'broken'
  | 'password'
  | 'too_large'
  | 'bomb'
  | 'took_too_long'
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

export async function openConverter(options: ConverterOptions): Promise<Converter> {
  const isolation = await findIsolation(options.sandbox);
  const office = options.office === undefined ? findOffice() : options.office;
  const inTurn = turns(options.atOnce ?? 1);

  async function inFolder<T>(source: Source, treatment: Treatment, work: (folder: string) => Promise<T>) {
    return inTurn(async () => {
      const folder = await mkdtemp(join(options.folder ?? tmpdir(), 'millwright-convert-'));
      try {
        await pipeline(await source.open(), createWriteStream(join(folder, nameIn(source, treatment))));
        return await work(folder);
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      }
    });
  }

  async function perform(folder: string, task: Task, signal?: AbortSignal): Promise<Converted> {
    if (isolation === 'missing') return { none: 'sandbox_missing' };
    await writeFile(join(folder, taskFile), JSON.stringify(task));
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
    const { pdf, ran } = await officeToPdf(isolation, office, {
      folder,
      source: file,
      ...(signal && { signal }),
    });
    if (ran.cut === 'signal') throw signal?.reason ?? new Error('the conversion was ended');
    if (ran.cut === 'time') return { none: 'took_too_long' };
    if (!pdf) return { none: /password/i.test(ran.output) ? 'password' : 'broken' };
    const read = await perform(folder, { task: 'pdf', source: pdf }, signal);
    if ('none' in read) return read;
    const shown = {
      path: await ownFile(join(folder, pdf)),
      kind: 'pdf' as const,
      contentType: 'application/pdf',
    };
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
      return inFolder(source, treatment, async (folder) =>
        use(await convertIn(folder, source, treatment, signal)),
      );
    },
    stamp: async ({ kind, lines, ...source }, use, signal) =>
      source.size > largestInput[kind]
        ? use({ none: 'too_large' })
        : inFolder(source, kind, async (folder) =>
            use(await perform(folder, { task: 'stamp', source: nameIn(source, kind), kind, lines }, signal)),
          ),
  };
}

/** Names others chose stay outside: they may mean something to a program. */
const nameIn = ({ name }: Source, treatment: Treatment) =>
  treatment === 'pdf' ? 'source.pdf' : `source.${endingOf(name).replace(/[^a-z0-9]/g, '') || 'bin'}`;

async function answerIn(folder: string): Promise<Converted> {
  // Killed for what it used, or broken by what it read: there is no answer then, and that is one.
  const text = await ownFile(join(folder, answerFile)).then(
    (path) => readFile(path, 'utf8'),
    () => null,
  );
  if (text === null) return { none: 'broken' };
  const answer = JSON.parse(text) as Answer;
  if ('failed' in answer) return { none: answer.failed };
  const { shown, thumbnail, pages, text: read } = answer;
  // Only names we expect, whatever the answer says: what ran in there may have been taken over.
  const known = async (name: string) => {
    if (!/^(shown|thumbnail)\.(pdf|webp|glb)$/.test(name))
      throw new Error('the sandbox named a file it may not');
    return ownFile(join(folder, name));
  };
  return {
    conversion: {
      ...(shown && {
        shown: { path: await known(shown.file), kind: shown.kind, contentType: shown.contentType },
      }),
      ...(thumbnail && { thumbnail: await known(thumbnail) }),
      ...(Number.isInteger(pages) && { pages: pages! }),
      ...(typeof read === 'string' && { text: read.slice(0, mostText) }),
    },
  };
}

/** A file that is one: a link made in there would lead us, outside, to files of the machine. */
async function ownFile(path: string): Promise<string> {
  if (!(await lstat(path)).isFile()) throw new Error('the sandbox left something that is no file');
  return path;
}

/** Lets so many run at a time; the others wait in order. */
function turns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    while (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
