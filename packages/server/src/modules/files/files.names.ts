import { invalid } from '@millwright/platform';

export const MAX_NAME = 200;
/** Control and format characters: invisible, or turning the text around them so that an .exe reads as a .pdf. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A file's or folder's name as it is kept and shown: composed (NFC), without a path, without what cannot be seen, and
 * without blanks and dots at its end, which file systems drop. Refused when nothing is left.
 */
export function cleanName(name: string): string {
  const bare = name
    .replace(/^.*[\\/]/s, '')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[. ]+$/u, '');
  const points = [...bare];
  const kept = points.length <= MAX_NAME ? bare : shortened(bare);
  if (kept === '' || /^\.+$/.test(kept))
    throw invalid('files.name_empty', {}, [{ path: 'name', code: 'files.name_empty' }]);
  return kept;
}

/** Cut in the middle: what comes after the last dot says what the file is. */
function shortened(name: string, mark = ''): string {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : '';
  const first = name.slice(0, name.length - ending.length);
  return [...first].slice(0, MAX_NAME - [...mark, ...ending].length).join('') + mark + ending;
}

/** The name itself, or, where it is taken, its next one that is not: "layout (2).dxf". */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let count = 2; isTaken(free); count += 1) free = shortened(name, ` (${count})`);
  return free;
}

/** Names that people take for the same. */
export const sameName = (name: string) => name.normalize('NFKC').toLowerCase();
