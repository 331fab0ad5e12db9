import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileToSend } from './upload-file.ts';

/** Files being sent, each until the test says what becomes of it. */
const sending: (FileToSend & { done: () => void; fail: (error: unknown) => void })[] = [];
const cancelled: string[] = [];
const asked: string[][] = [];
let refuse: ReadonlySet<string> = new Set();

vi.mock('./upload-file.ts', () => ({
  patiently: (_signal: unknown, ask: () => Promise<unknown>) => ask(),
  uploadFile: (what: FileToSend) =>
    new Promise<void>((done, fail) => {
      what.onBegun(`upload of ${what.file.name}`);
      what.signal.addEventListener('abort', () => fail(what.signal.reason));
      sending.push({ ...what, done: () => done(), fail });
    }),
}));
vi.mock('../../api.ts', () => ({
  queryClient: { invalidateQueries: async () => undefined },
  api: {
    files: {
      key: () => ['files'],
      cancelUpload: { send: async ({ uploadId }: { uploadId: string }) => cancelled.push(uploadId) },
      createFolders: {
        send: async ({ paths }: { paths: string[] }) => {
          asked.push(paths);
          const made = paths.filter((path) => !refuse.has(path));
          return {
            folders: made.map((path) => ({ path, folderId: `id of ${path}`, made: true })),
            refused: paths
              .filter((path) => refuse.has(path))
              .map((path) => ({ path, reason: { kind: 'invalid', code: 'files.too_deep', facts: {} } })),
          };
        },
      },
    },
  },
}));

const uploads = await import('./uploads.model.ts');
const { takeIn } = await import('./intake.model.ts');

const subject = { type: 'Contract', id: 'c' };
const file = (name: string) => new File(['12345'], name);
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const { uploadTotals: totals } = uploads;
const states = () => ({ ...totals.states });

beforeEach(async () => {
  uploads.cancelAll();
  await settled();
  uploads.clearDone();
  sending.length = cancelled.length = asked.length = 0;
  refuse = new Set();
});

describe('thousands of files', () => {
  it('are sent two at a time, counted as a whole, and shown as many as one can read', async () => {
    uploads.addUploads(
      Array.from({ length: 3_000 }, (_, index) => file(`${index}.txt`)),
      { subject },
    );
    await settled();
    expect(sending).toHaveLength(2);
    expect(totals).toMatchObject({ files: 3_000, size: 15_000, sent: 0 });
    expect(uploads.uploadRows()).toHaveLength(30);
    for (let count = 0; count < 10; count += 1) {
      sending[count]!.onSent(5);
      sending[count]!.done();
      await settled();
      await settled();
    }
    expect(sending).toHaveLength(12);
    expect(totals.sent).toBe(50);
    expect(states()).toMatchObject({ done: 10, sending: 2, waiting: 2_988 });
  });

  it('are paused, gone on with and given up all together', async () => {
    uploads.addUploads(['a', 'b', 'c', 'd'].map(file), { subject });
    await settled();
    uploads.pauseAll();
    await settled();
    expect(states()).toMatchObject({ paused: 4, sending: 0, waiting: 0 });
    expect(sending.every(({ signal }) => signal.aborted)).toBe(true);
    uploads.resumeAll();
    await settled();
    expect(states()).toMatchObject({ paused: 0, sending: 2, waiting: 2 });
    uploads.cancelAll();
    await settled();
    expect(totals).toMatchObject({ files: 0, size: 0, sent: 0 });
    expect(cancelled).toEqual(['upload of a', 'upload of b']);
  });

  it('go on past one that fails, which is tried again when told to', async () => {
    uploads.addUploads(['a', 'b', 'c'].map(file), { subject });
    await settled();
    const error = { kind: 'conflict', code: 'files.checked_out', facts: {} };
    sending[0]!.fail(error);
    await settled();
    expect(states()).toMatchObject({ failed: 1, sending: 2 });
    expect(uploads.uploadRows().find(({ name }) => name === 'a')?.error).toEqual(error);
    sending[1]!.done();
    sending[2]!.done();
    await settled();
    uploads.retryFailed();
    await settled();
    expect(sending.at(-1)?.file.name).toBe('a');
  });
});

describe('a tree of folders', () => {
  const tree = (...folders: string[]) => ({
    files: folders.map((folder) => ({ file: file(`in ${folder}`), folder })),
    folders: [...folders, 'empty'],
    leftOut: [],
    unreadable: [],
  });

  it('is made in one call before its files are sent into it', async () => {
    await takeIn(() => tree('a', 'a/b'), { subject });
    await settled();
    expect(asked).toEqual([['a', 'a/b', 'empty']]);
    expect(sending.map(({ destination }) => destination.folderId)).toEqual(['id of a', 'id of a/b']);
  });

  it('says at each file why it cannot be, and is asked for again when told to', async () => {
    refuse = new Set(['bad']);
    await takeIn(() => tree('good', 'bad'), { subject });
    await settled();
    expect(states()).toMatchObject({ failed: 1, sending: 1 });
    refuse = new Set();
    uploads.retryFailed();
    await settled();
    await settled();
    expect(asked.at(-1)).toEqual(['bad']);
    expect(sending.at(-1)?.destination.folderId).toBe('id of bad');
  });
});
