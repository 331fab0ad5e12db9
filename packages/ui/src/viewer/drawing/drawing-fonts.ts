/**
 * The fonts of drawings, from our own origin. They are tried in this order, each only when a text has signs that none before it
 * has: letters, Greek, the common Chinese signs in one file, and then small files with symbols and ever rarer signs.
 */
import greek from '@fontsource/noto-sans/files/noto-sans-greek-400-normal.woff?url';
import chinese from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff?url';
import latin from '@fontsource/noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff?url';

const rest = import.meta.glob<string>(
  '../../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-*-400-normal.woff',
  { query: '?url', import: 'default', eager: true },
);

/** Symbols of drawings: circled numbers, angles, the sign of a diameter. They are small and often wanted. */
const symbols: readonly number[] = [90, 91, 89, 88, 86, 87];
/** The library's reader stumbles over the way this one is packed. */
const unreadable = 101;

const numberOf = (path: string) => Number(/-sc-(\d+)-400-normal\.woff$/.exec(path)?.[1] ?? unreadable);

/** Behind the symbols, the higher its number, the commoner what a file holds. */
const rank = (number: number) => (symbols.includes(number) ? symbols.indexOf(number) : 1000 - number);

/** Their addresses, in the order they are tried. */
export function drawingFonts(): string[] {
  const numbered = Object.entries(rest)
    .map(([path, address]) => ({ number: numberOf(path), address }))
    .filter(({ number }) => number !== unreadable)
    .sort((a, b) => rank(a.number) - rank(b.number))
    .map(({ address }) => address);
  return [latin, greek, chinese, ...numbered].map((address) => new URL(address, location.href).href);
}
