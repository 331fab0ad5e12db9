/** How the texts of a DXF are written. Its header says so, in words of 1990. */
import { PreviewFailure } from '../frame/preview-failure.ts';

/** The release whose files are UTF-8, and all after it. */
const UNICODE_RELEASE = 'AC1021';

const codePages: Readonly<Record<string, string>> = {
  ANSI_874: 'windows-874',
  ANSI_932: 'shift_jis',
  ANSI_936: 'gb18030',
  ANSI_949: 'euc-kr',
  ANSI_950: 'big5',
  GB2312: 'gb18030',
  BIG5: 'big5',
};

function variable(header: string, name: string): string | undefined {
  return new RegExp(`\\$${name}\\s+\\d+\\s+(\\S+)`, 'i').exec(header)?.[1]?.toUpperCase();
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Looks at the beginning of a drawing: refuses what is no DXF in text form, and names the encoding of one that is. */
export function dxfEncoding(beginning: Uint8Array): string {
  const header = new TextDecoder('latin1').decode(beginning);
  if (header.startsWith('AutoCAD Binary DXF') || /^AC10\d\d/.test(header))
    throw new PreviewFailure('unknown_format');
  if (!/^(\uFEFF|\u00ef\u00bb\u00bf)?(\s*999\s*\n[^\n]*\n)*\s*0\s+SECTION/i.test(header))
    throw new PreviewFailure('damaged');
  const release = variable(header, 'ACADVER');
  if (release !== undefined && release >= UNICODE_RELEASE) return 'utf-8';
  const page = variable(header, 'DWGCODEPAGE');
  // Programs that write an old release often write UTF-8 into it all the same.
  if (isUtf8(beginning)) return 'utf-8';
  if (page === undefined) return 'gb18030';
  const windows = /^ANSI_(125\d)$/.exec(page)?.[1];
  return codePages[page] ?? (windows ? `windows-${windows}` : 'gb18030');
}
