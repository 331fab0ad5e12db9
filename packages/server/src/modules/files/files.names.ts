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
function shortened(name: string): string {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : '';
  return [...name].slice(0, MAX_NAME - [...ending].length).join('') + ending;
}

/** Names that people take for the same. */
export const sameName = (name: string) => name.normalize('NFKC').toLowerCase();
