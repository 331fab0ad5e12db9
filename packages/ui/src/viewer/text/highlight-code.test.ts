import { describe, expect, it } from 'vitest';
import { HIGHLIGHT_LIMIT, highlightCode, linesOfMarkup } from './highlight-code.ts';

const text = (lines: { text: string }[][]) => lines.map((runs) => runs.map((run) => run.text).join(''));

describe('code', () => {
  it('keeps its text, and a look that runs over lines has it on each of them', async () => {
    const source = 'def f():\n    """one\n    two"""\n    return "<b>"\n';
    const { lines, plain } = await highlightCode(source, '.PY');
    expect(plain).toBe(false);
    expect(text(lines)).toEqual(source.trimEnd().split('\n'));
    expect(lines[1]!.at(-1)!.look).toBe('hljs-string');
    expect(lines[2]!.at(-1)!.look).toBe('hljs-string');
  });

  it.each([
    ['a language nobody coloured', 'PROGRAM main\n', 'st'],
    ['a name every object has', 'x\n', 'constructor'],
    ['no extension', 'x\n', undefined],
    ['too much of it', 'x = 1\n'.repeat(HIGHLIGHT_LIMIT / 6 + 1), 'py'],
  ])('is plain for %s', async (_, source, extension) => {
    expect((await highlightCode(source, extension)).plain).toBe(true);
  });

  it('is never taken for elements', () => {
    expect(text(linesOfMarkup('&lt;script&gt;<span class="hljs-x">1\n2</span>'))).toEqual(['<script>1', '2']);
  });
});
