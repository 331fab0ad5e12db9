import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchBeginning, fetchWhole } from './fetch-source.ts';

afterEach(() => vi.unstubAllGlobals());

/** A server that answers with these pieces; says how many of them were taken. */
function answers(pieces: readonly string[], status = 200): () => number {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const piece = pieces[taken];
        if (piece === undefined) return controller.close();
        taken += 1;
        controller.enqueue(new TextEncoder().encode(piece));
      },
    },
    { highWaterMark: 0 },
  );
  vi.stubGlobal('fetch', async () => ({ ok: status < 400, status, body }));
  return () => taken;
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the bytes of a document', () => {
  it('come whole', async () => {
    answers(['abc', 'def']);
    expect(text(await fetchWhole('/x'))).toBe('abcdef');
  });

  it('come only as far as wanted, and nobody waits for the rest', async () => {
    const taken = answers(['abcd', 'efgh', 'ijkl', 'mnop']);
    const { bytes, cut } = await fetchBeginning('/x', 6);
    expect([text(bytes), cut]).toEqual(['abcdef', true]);
    expect(taken()).toBe(2);
  });

  it('are not cut when they end exactly there', async () => {
    answers(['abc', 'def']);
    expect(await fetchBeginning('/x', 6)).toMatchObject({ cut: false });
  });

  it.each([
    [401, 'forbidden'],
    [403, 'forbidden'],
    [404, 'missing'],
    [410, 'missing'],
    [500, 'server'],
    [503, 'server'],
  ])('that do not come, with %i, are %s', async (status, code) => {
    answers(['no'], status);
    await expect(fetchWhole('/x')).rejects.toMatchObject({ code });
  });

  it('that are none are empty', async () => {
    answers([]);
    await expect(fetchWhole('/x')).rejects.toMatchObject({ code: 'empty' });
  });

  it('that are too many are refused with how many would do', async () => {
    answers(['a'.repeat(1024), 'b'.repeat(1024 * 1024)]);
    await expect(fetchWhole('/x', undefined, 1024 * 1024)).rejects.toMatchObject({
      code: 'too_large',
      facts: { size: '1 MB' },
    });
  });

  it('cannot come without a connection', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('network')));
    await expect(fetchWhole('/x')).rejects.toMatchObject({ code: 'unreachable' });
  });
});
