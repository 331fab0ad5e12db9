/** Cuts a stream into blocks of exactly this many bytes, the last one shorter. A stream of nothing is one empty block. */
export async function* blocksOf(
  source: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let chunks: Buffer[] = [];
  let held = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    held += chunk.length;
    // More than a block is there, so the block is not the last.
    while (held > size) {
      const bytes = Buffer.concat(chunks, held);
      yield { bytes: bytes.subarray(0, size), last: false };
      chunks = [bytes.subarray(size)];
      held -= size;
    }
  }
  yield { bytes: Buffer.concat(chunks, held), last: true };
}
