import type { BundleProblem } from '@millwright/server';

/** What is wrong, in both languages: whoever verifies a bundle years later may know only one. */
export const PROBLEM_WORDS: Readonly<Record<BundleProblem['what'], string>> = {
  another_file: '不是登记的那一份（文件的 SHA-256 不同） | not the file on record: its SHA-256 is another',
  seal_missing: '末尾没有封印：文件被截断，或不是归档包 | no seal at its end: cut short, or no bundle',
  seal_broken: '封印不符：封存之后有字节被改动 | the seal is broken: bytes were changed after it was sealed',
  no_zip: '无法作为 ZIP 读取 | cannot be read as a ZIP',
  no_list: '清单缺失或无法读取 | its list is missing or cannot be read',
  other_format: '格式未知，请使用更新的版本核对 | another format: verify it with a newer version',
  changed: '内容与清单不符 | is not what the list says',
  missing: '清单中有，包内缺失 | is on the list and not there',
  unexpected: '不在清单中 | is not on the list',
  twice: '出现两次 | is there twice',
  file_hash: '封存时已与上传时登记的 SHA-256 不同 | was no longer what had been uploaded when it was sealed',
  chain_broken: '操作日志从这一行起断链 | the audit chain breaks at this line',
  chain_end: '操作日志的末尾与清单不符 | the audit trail ends elsewhere than the list says',
};
