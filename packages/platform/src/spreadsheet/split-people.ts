/**
 * The people named in one cell, each once, in order: 张三、李四, Wang Wu；赵六 / Ann. Blanks part Chinese names
 * (张三 李四) but not Latin ones, and a name set wide (张 三) is one name.
 */
export function splitPeople(text: string | null | undefined): string[] {
  const names = (text ?? '')
    .normalize('NFKC')
    .split(/[、,;/|&\n\r\t\\]+/)
    .flatMap((piece) => byBlanks(piece.replace(/\s+/g, ' ').trim()))
    .filter((name) => name !== '');
  return [...new Set(names)];
}

function byBlanks(piece: string): string[] {
  if (!piece.includes(' ') || !/^[\p{Script=Han}· ]+$/u.test(piece)) return [piece];
  const parts = piece.split(' ');
  return parts.every((part) => part.length === 1) ? [parts.join('')] : parts;
}
