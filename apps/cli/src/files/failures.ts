import { MillwrightError } from '@millwright/sdk/node';

/** How the process ends, so that a script knows why. */
export const EXIT = {
  done: 0,
  fault: 1,
  usage: 2,
  token: 3,
  forbidden: 4,
  notFound: 5,
  refused: 6,
  unreachable: 7,
  corrupt: 8,
  interrupted: 130,
} as const;

type UsageCode = keyof typeof USAGE;

/** Something about how the command was called. */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly code: UsageCode;
  readonly facts: Record<string, unknown>;
  constructor(code: UsageCode, facts: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

interface Words {
  zh: string;
  en: string;
}

const USAGE = {
  arguments_unreadable: { zh: '无法识别的参数：{message}', en: 'These arguments cannot be read: {message}' },
  token_in_arguments: {
    zh: '令牌不能写在命令行中，本机其他用户可以看到。请使用 MILLWRIGHT_TOKEN 或 --token-file，并停用这个令牌。',
    en: 'A token does not belong in a command line, where others on this machine can read it. Use MILLWRIGHT_TOKEN or --token-file, and revoke this one.',
  },
  verb_unknown: { zh: '没有“files {name}”这个命令。', en: 'There is no command “files {name}”.' },
  option_not_here: { zh: 'files {name} 不支持 --{option}。', en: 'files {name} does not know --{option}.' },
  contract_missing: { zh: '请写明合同号。', en: 'Say the number of the contract.' },
  nothing_to_upload: { zh: '请写明要上传的文件或目录。', en: 'Say which files or folders to upload.' },
  one_source: {
    zh: '请写明一个来源：本机目录，或 ftp:// 地址。',
    en: 'Say one source: a folder of this machine, or an ftp:// address.',
  },
  password_in_address: {
    zh: '密码不能写在地址中，本机其他用户可以看到。请使用 FTP_PASSWORD。',
    en: 'A password does not belong in an address, where others on this machine can read it. Use FTP_PASSWORD.',
  },
  one_path: { zh: '一次只能下载一个路径。', en: 'One path at a time.' },
  url_missing: {
    zh: '请设置 MILLWRIGHT_URL，例如 https://millwright.firm.example。',
    en: 'Set MILLWRIGHT_URL, e.g. https://millwright.firm.example.',
  },
  token_missing: {
    zh: '请设置 MILLWRIGHT_TOKEN，或用 --token-file 指定令牌文件。',
    en: 'Set MILLWRIGHT_TOKEN, or name a file with the token by --token-file.',
  },
  token_file_unreadable: {
    zh: '无法读取令牌文件 {path}：{message}',
    en: 'The token file {path} cannot be read: {message}',
  },
} satisfies Record<string, Words>;

/** What happens often enough to have words of its own; the rest is told by its kind and code. */
const CODES: Record<string, Words> = {
  'platform.token_invalid': {
    zh: '令牌无效、已过期或已停用。请在“我的账号”页创建新的令牌。',
    en: 'The token is wrong, expired or revoked. Make a new one on the page “My account”.',
  },
  'sdk.token_malformed': {
    zh: '这不是令牌：令牌以 mwt_ 开头。',
    en: 'This is no token: one begins with mwt_.',
  },
  'sdk.url_invalid': { zh: 'MILLWRIGHT_URL 不是网址：{url}', en: 'MILLWRIGHT_URL is no address: {url}' },
  'platform.token_reads_only': {
    zh: '该令牌只能读取，请使用可读写的令牌。',
    en: 'This token is for reading only; use one that may write.',
  },
  'platform.too_many_requests': {
    zh: '请求过多，请在 {seconds} 秒后再试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  'sdk.unreachable': { zh: '无法连接 {origin}。', en: 'Nothing answers at {origin}.' },
  'sdk.unexpected_answer': {
    zh: '该地址的回答不是来自 Millwright（HTTP {status}），请检查 MILLWRIGHT_URL。',
    en: 'What answers there is not Millwright (HTTP {status}). Check MILLWRIGHT_URL.',
  },
  'sdk.contract_not_found': {
    zh: '没有合同 {contractNo}，或您无权查看。',
    en: 'There is no contract {contractNo}, or you may not see it.',
  },
  'sdk.folder_not_found': { zh: '没有文件夹“{path}”。', en: 'There is no folder “{path}”.' },
  'sdk.path_not_found': { zh: '没有文件或文件夹“{path}”。', en: 'There is no file or folder “{path}”.' },
  'sdk.type_not_found': {
    zh: '没有文件类型 {code}，可用：{known}',
    en: 'There is no document type {code}. There are: {known}',
  },
  'sdk.source_changed': {
    zh: '文件在上传过程中被修改，请重新上传。',
    en: 'The file was written to while it was being sent. Send it again.',
  },
  'sdk.file_exists': {
    zh: '{path} 已存在且内容不同；加 --overwrite 覆盖。',
    en: '{path} is there already and differs; --overwrite replaces it.',
  },
  'sdk.download_corrupt': {
    zh: '“{name}”第 {versionNo} 版的内容与其 SHA-256 不符，未保存。请告知管理员。',
    en: 'What came for version {versionNo} of “{name}” is not what its SHA-256 says; nothing was kept. Tell your administrator.',
  },
  'sdk.version_broken': {
    zh: '“{name}”第 {versionNo} 版未完整到达服务器，请上传者重新上传。',
    en: 'Version {versionNo} of “{name}” did not arrive whole at the server. Whoever sent it has to send it again.',
  },
  'sdk.version_unchecked': {
    zh: '服务器尚未核对“{name}”第 {versionNo} 版，请稍后再试。',
    en: 'The server has not yet read back version {versionNo} of “{name}”. Try again later.',
  },
  'files.checked_out': { zh: '该文件已被他人签出。', en: 'Somebody else has this file checked out.' },
};

const KINDS: Record<MillwrightError['kind'], Words> = {
  not_found: { zh: '不存在，或您无权查看。', en: 'This does not exist, or you may not see it.' },
  forbidden: { zh: '您无权这样做。', en: 'You may not do this.' },
  conflict: { zh: '现在不能这样做。', en: 'This cannot be done now.' },
  invalid: { zh: '内容不被接受。', en: 'This was not accepted.' },
  unexpected: { zh: '服务器出错。', en: 'Something went wrong at the server.' },
  unreachable: { zh: '无法连接。', en: 'Nothing answers.' },
};

const fill = (text: string, facts: Record<string, unknown>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '…'));

/** What people can act on, in both languages. */
export function wordsFor(error: unknown): string {
  const both = ({ zh, en }: Words, facts: Record<string, unknown>) =>
    `${fill(zh, facts)} | ${fill(en, facts)}`;
  if (error instanceof UsageError) return both(USAGE[error.code], error.facts);
  if (error instanceof MillwrightError) {
    const own = CODES[error.code];
    return own ? both(own, error.facts) : `${both(KINDS[error.kind], {})} (${error.code})`;
  }
  if ((error as Error)?.name === 'AbortError')
    return '已中断；重新执行同一命令即可继续。 | Interrupted; the same command goes on from here.';
  return error instanceof Error ? error.message : String(error);
}

/** How the process ends for what happened. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError)
    return ['token_missing', 'token_file_unreadable', 'token_in_arguments'].includes(error.code)
      ? EXIT.token
      : EXIT.usage;
  if ((error as Error)?.name === 'AbortError') return EXIT.interrupted;
  if (!(error instanceof MillwrightError)) return EXIT.fault;
  if (error.code === 'platform.token_invalid' || error.code === 'sdk.token_malformed') return EXIT.token;
  if (error.code === 'sdk.url_invalid') return EXIT.usage;
  if (error.code === 'sdk.download_corrupt' || error.code === 'sdk.version_broken') return EXIT.corrupt;
  const kinds = {
    not_found: EXIT.notFound,
    forbidden: EXIT.forbidden,
    conflict: EXIT.refused,
    invalid: EXIT.refused,
    unreachable: EXIT.unreachable,
    unexpected: EXIT.fault,
  };
  return kinds[error.kind];
}
