const HAN = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3134f}]+/gu;
const WORD = /[a-z0-9\u00aa-\u1fff]+/gu;
/** How much text is shown around what was found. */
const AROUND = 60;

/** What was asked for, word by word, as the database takes it apart: for marking what was found. */
export function wordsOf(asked: string): string[] {
  const text = asked.normalize('NFKC').toLowerCase();
  return [...new Set([...(text.match(HAN) ?? []), ...(text.match(WORD) ?? [])])];
}

/** Pairs of neighbours, by which Chinese is found; a run that is nowhere as a whole is shown by them. */
export const pairsOf = (word: string): string[] => {
  const characters = [...word];
  return characters.length < 3 || !new RegExp(HAN.source, 'u').test(word)
    ? [word]
    : characters.slice(1).map((character, index) => characters[index]! + character);
};

/** The place in one of the texts where something of what was asked for stands; null where it is in none of them. */
export function excerptOf(texts: readonly (string | null)[], words: readonly string[]): string | null {
  const wanted = [...words, ...words.flatMap(pairsOf)];
  for (const text of texts) {
    if (!text) continue;
    const lower = text.toLowerCase();
    const at = wanted.map((word) => lower.indexOf(word)).find((index) => index >= 0);
    if (at === undefined) continue;
    const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + 2 * AROUND)];
    const part = text.slice(from, to).replace(/\s+/g, ' ').trim();
    return `${from > 0 ? '…' : ''}${part}${to < text.length ? '…' : ''}`;
  }
  return null;
}
