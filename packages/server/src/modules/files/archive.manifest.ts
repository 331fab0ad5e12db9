import { fileBytes, writeCsv } from '@millwright/platform/spreadsheet';
import type { Archive } from './files.schemas.ts';

type Locale = Archive['locale'];

/** What became of a file: in the archive, as an older version than the newest, or not, and why. */
export type Outcome = 'included' | 'older' | 'gone' | 'unchecked' | 'broken' | 'held' | 'missing' | 'marked';

export interface ManifestRow {
  path: string;
  number?: number;
  size?: number;
  sha256?: string | null;
  outcome: Outcome;
}

/** What the list of an archive's contents is called in it. */
export const MANIFEST: Readonly<Record<Locale, string>> = { 'zh-CN': '文件清单.csv', en: 'Contents.csv' };

const HEADINGS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['路径', '版本', '字节', 'SHA-256', '说明'],
  en: ['Path', 'Version', 'Bytes', 'SHA-256', 'Remark'],
};

const OUTCOMES: Readonly<Record<Locale, Readonly<Record<Outcome, string>>>> = {
  'zh-CN': {
    included: '已包含',
    older: '已包含；更新的版本仍在校验或已损坏',
    gone: '未包含：已删除，或您已无权查看',
    unchecked: '未包含：尚在校验',
    held: '未包含：病毒扫描未放行',
    broken: '未包含：传输中损坏',
    missing: '未包含：存储中没有其内容，请联系管理员',
    marked: '未包含：该文件只能带水印查看',
  },
  en: {
    included: 'Included',
    older: 'Included; a newer version is still being checked or is damaged',
    gone: 'Left out: deleted, or no longer yours to see',
    unchecked: 'Left out: still being checked',
    held: 'Left out: kept back by the virus scan',
    broken: 'Left out: damaged on the way',
    missing: 'Left out: its content is not in the store, tell an administrator',
    marked: 'Left out: only to be had with its watermark',
  },
};

/** Every file that was asked for, with what is needed to compare it: as a table that opens in Excel. */
export function manifestBytes(rows: readonly ManifestRow[], locale: Locale): Promise<Uint8Array> {
  const columns = HEADINGS[locale].map((heading) => ({ heading }));
  const cells = rows.map(({ path, number, size, sha256, outcome }) => [
    path,
    number,
    size,
    sha256,
    OUTCOMES[locale][outcome],
  ]);
  return fileBytes(writeCsv(columns, [cells]));
}
