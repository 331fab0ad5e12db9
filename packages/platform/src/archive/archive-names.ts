/** Longest name of one file or folder, in bytes: what file systems take. */
const LONGEST = 240;
/** What no file system, or only some, would have in a name, and what turns the text around it. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;
/** Names Windows keeps for devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;

/**
 * Names for what goes into an archive, fit for whatever unpacks it: none leads out of its folder, none is a device, no two
 * of a folder are the same to a file system that takes upper and lower case for one.
 */
export class ArchiveNames {
  private readonly taken = new Set<string>();

  /** A name of its own in a folder of the archive ('' is its top); answers the whole path. */
  take(folder: string, name: string): string {
    const safe = safeName(name);
    for (let count = 1; ; count += 1) {
      const path = `${folder}${folder === '' ? '' : '/'}${count === 1 ? safe : numbered(safe, count)}`;
      const key = path.normalize('NFKC').toLowerCase();
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return path;
    }
  }
}

function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(UNFIT, '_')
    .trim()
    .replace(/[. ]+$/u, '');
  const short = cut(plain, LONGEST);
  // A drive, a device, or nothing at all, and what is hidden for beginning with a dot only when it is nothing else.
  if (short === '' || DEVICE.test(short)) return `_${short}`;
  return short;
}

/** "layout.dxf" as the second of its name: "layout (2).dxf". */
function numbered(name: string, count: number): string {
  const ending = endingOf(name);
  const mark = ` (${count})`;
  return `${cut(name.slice(0, name.length - ending.length), LONGEST - mark.length - Buffer.byteLength(ending))}${mark}${ending}`;
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 && name.length - dot <= 20 ? name.slice(dot) : '';
}

/** Cut to so many bytes in the middle: what comes after the last dot says what the file is. */
function cut(name: string, bytes: number): string {
  if (Buffer.byteLength(name) <= bytes) return name;
  const ending = endingOf(name);
  let kept = '';
  let left = bytes - Buffer.byteLength(ending);
  for (const sign of name.slice(0, name.length - ending.length)) {
    left -= Buffer.byteLength(sign);
    if (left < 0) break;
    kept += sign;
  }
  return kept.trimEnd() + ending;
}
