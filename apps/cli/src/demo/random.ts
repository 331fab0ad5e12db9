/** A small generator of believable chance: the same key gives the same numbers on every machine and every day. */
export interface Chance {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** One of these. */
  oneOf<T>(choices: readonly T[]): T;
}

/** FNV-1a: spreads a short key over 32 bits. */
function seedOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const character of key) {
    hash ^= character.codePointAt(0)!;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** Chance of its own for each key, so a change to one contract leaves the others as they were. */
export function chanceFor(key: string): Chance {
  let state = seedOf(key);
  // mulberry32 (Tommy Ettinger, public domain).
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return { between, oneOf: (choices) => choices[between(0, choices.length - 1)]! };
}
