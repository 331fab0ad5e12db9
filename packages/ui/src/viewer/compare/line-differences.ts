/** What differs between two texts, line by line. */
import { diffArrays } from 'diff';
import { splitLines } from '../text/text-lines.ts';

/** Longer than this nobody waits; two texts that different have nothing to compare anyway. */
const PATIENCE = 3000;
/** Unchanged lines that are shown around a change, for reading it. */
const CONTEXT = 3;

export interface ComparedLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** Line numbers, from 1, where the text has the line. */
  before?: number;
  after?: number;
}

export interface LineDifferences {
  lines: ComparedLine[];
  added: number;
  removed: number;
}

export function compareLines(before: string, after: string): LineDifferences {
  const [old, fresh] = [splitLines(before), splitLines(after)];
  const changes = diffArrays(old, fresh, { timeout: PATIENCE }) ?? [
    { value: old, removed: true, added: false, count: old.length },
    { value: fresh, added: true, removed: false, count: fresh.length },
  ];
  const lines: ComparedLine[] = [];
  let [one, two, added, removed] = [0, 0, 0, 0];
  for (const change of changes)
    for (const text of change.value) {
      if (change.added) {
        two += 1;
        added += 1;
        lines.push({ kind: 'added', text, after: two });
      } else if (change.removed) {
        one += 1;
        removed += 1;
        lines.push({ kind: 'removed', text, before: one });
      } else {
        one += 1;
        two += 1;
        lines.push({ kind: 'same', text, before: one, after: two });
      }
    }
  return { lines, added, removed };
}

/** A stretch of lines; a long one that did not change is folded. */
export interface LineStretch {
  lines: ComparedLine[];
  folded: boolean;
}

/** Folds what did not change, but for a few lines around each change. */
export function foldUnchanged(lines: readonly ComparedLine[]): LineStretch[] {
  const near = new Uint8Array(lines.length);
  for (const [at, line] of lines.entries())
    if (line.kind !== 'same') near.fill(1, Math.max(0, at - CONTEXT), at + CONTEXT + 1);
  const stretches: LineStretch[] = [];
  for (const [at, line] of lines.entries()) {
    const folded = near[at] === 0;
    const last = stretches.at(-1);
    if (last?.folded === folded) last.lines.push(line);
    else stretches.push({ lines: [line], folded });
  }
  // Folding a line or two hides more than it spares.
  return stretches.map((stretch) => ({ ...stretch, folded: stretch.folded && stretch.lines.length > 3 }));
}
