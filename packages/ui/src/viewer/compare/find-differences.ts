/** Which pages of two documents differ. */

export type PageDifference =
  | { page: number; kind: 'changed' }
  | { page: number; kind: 'onlyBefore' }
  | { page: number; kind: 'onlyAfter' };

/** Goes through all pages in order and tells each that differs. Pages that only one document has differ by being there. */
export async function findDifferences(settings: {
  before: number;
  after: number;
  differs: (page: number) => Promise<boolean>;
  found: (difference: PageDifference) => void;
  progress: (page: number) => void;
  signal: AbortSignal;
}): Promise<void> {
  const pages = Math.max(settings.before, settings.after);
  for (let page = 1; page <= pages; page += 1) {
    if (settings.signal.aborted) return;
    settings.progress(page);
    if (page > settings.before) settings.found({ page, kind: 'onlyAfter' });
    else if (page > settings.after) settings.found({ page, kind: 'onlyBefore' });
    else {
      const differs = await settings.differs(page);
      if (differs && !settings.signal.aborted) settings.found({ page, kind: 'changed' });
    }
  }
}
