import { describe, expect, it } from 'vitest';
import { compareLines, foldUnchanged } from './line-differences.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, at) => `line ${at + 1}`);

describe('two texts', () => {
  it('are compared line by line, each with its number on its side', () => {
    expect(compareLines('a\nb\nc\n', 'a\nB\nc\nd\n')).toEqual({
      lines: [
        { kind: 'same', text: 'a', before: 1, after: 1 },
        { kind: 'removed', text: 'b', before: 2 },
        { kind: 'added', text: 'B', after: 2 },
        { kind: 'same', text: 'c', before: 3, after: 3 },
        { kind: 'added', text: 'd', after: 4 },
      ],
      added: 2,
      removed: 1,
    });
  });

  it('that only differ in a line end at their end do not differ', () => {
    expect(compareLines('a\nb', 'a\nb\n')).toMatchObject({ added: 0, removed: 0 });
  });

  it('are folded where nothing changed, but for some lines around a change', () => {
    const before = numbered(40);
    const after = before.with(19, 'changed');
    const stretches = foldUnchanged(compareLines(before.join('\n'), after.join('\n')).lines);
    expect(stretches.map(({ folded, lines }) => [folded, lines.length])).toEqual([
      [true, 16],
      [false, 8],
      [true, 17],
    ]);
  });

  it('are not folded for the sake of a line or two', () => {
    const stretches = foldUnchanged(compareLines('a\nb\nc\nd\ne', 'a\nb\nc\nd\nX').lines);
    expect(stretches.every(({ folded }) => !folded)).toBe(true);
  });
});
