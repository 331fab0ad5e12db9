/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** For the next page; null on the last. */
  nextCursor: string | null;
}

/** Which page of a list. */
export interface PageInput {
  cursor?: string | undefined;
  /** At most 200; 50 unless told. */
  limit?: number | undefined;
  direction?: 'asc' | 'desc' | undefined;
}

/** Every item of a list, page after page; the next page is asked for when the one before is used up. */
export async function* everyItem<T, I extends PageInput>(
  input: I,
  ask: (input: I) => Promise<Page<T>>,
): AsyncGenerator<T, void, undefined> {
  let cursor = input.cursor;
  do {
    const page = await ask({ limit: 200, ...input, cursor });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}
