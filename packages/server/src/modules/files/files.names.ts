import { invalid } from '@millwright/platform';

export const MAX_NAME = 200;
/** What cannot be seen, or turns the text around it so that an .exe reads as a .pdf. Two names that look alike would be two. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** What Windows refuses in a name; a colon would even name a hidden stream behind the file. */
const NOT_ON_WINDOWS = /[<>:"|?*]/g;
/** Names that are devices on Windows, whatever ending they have. */
const DEVICE =
  /^(con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?=\s*(\.|$))/i;

/**
 * A file's or folder's name as it is kept and shown: composed (NFC), without a path, without what cannot be seen, and
 * without blanks and dots at its end, which file systems drop; one that Windows can keep as well. Refused when nothing is
 * left.
 */
export function cleanName(name: string): string {
  const bare = name
    .replace(/^.*[\\/]/s, '')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(NOT_ON_WINDOWS, '_')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[. ]+$/u, '')
    .replace(DEVICE, '$1_');
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
