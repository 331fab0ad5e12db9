import { describe, expect, it } from 'vitest';
import { hrefOf, marked } from './search.model.ts';

const hits = (text: string, words: string[]) =>
  marked(text, words)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

describe('what was found', () => {
  it('is marked where it stands, in any case, by its pairs where the whole stands nowhere', () => {
    expect(hits('灌装线电控系统', ['灌装线'])).toBe('[灌装线]电控系统');
    expect(hits('Palletizer EX-2048', ['ex', 'pallet'])).toBe('[Pallet]izer [EX]-2048');
    expect(hits('灌装与装线', ['灌装线'])).toBe('[灌装]与[装线]');
    expect(hits('a.b', ['.'])).toBe('a[.]b');
    expect(hits('nothing', [])).toBe('nothing');
  });

  it('leads to where it is looked at', () => {
    const file = { kind: 'FileAsset', id: 'f', contractId: 'c', taskId: null } as never;
    expect(hrefOf(file)).toBe('/contracts/c?tab=files');
    expect(hrefOf({ ...(file as object), taskId: 't' } as never)).toBe('/tasks/t');
  });
});
