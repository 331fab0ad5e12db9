import { type Finding, LOGIN_ROLE, type Login, PORTAL_LOGIN_ROLE } from '@millwright/db';
import type { S3Settings, ScannerSettings } from '@millwright/platform/config';
import type { StorageFinding } from '@millwright/platform/storage';

/** What each finding means and how to mend it, in both languages. */
const EXPLANATIONS: Record<string, { zh: string; en: string }> = {
  'doctor.role_superuser': {
    zh: '登录角色 {name} 是超级用户，行级安全对它无效。请改用 {login}。',
    en: 'The login role {name} is a superuser, to whom row-level security does not apply. Use {login}.',
  },
  'doctor.role_bypasses_rls': {
    zh: '登录角色 {name} 可绕过行级安全。执行：ALTER ROLE {name} NOBYPASSRLS',
    en: 'The login role {name} can bypass row-level security. Run: ALTER ROLE {name} NOBYPASSRLS',
  },
  'doctor.role_creates_roles': {
    zh: '登录角色 {name} 可以创建角色或数据库。执行：ALTER ROLE {name} NOCREATEROLE NOCREATEDB',
    en: 'The login role {name} may create roles or databases. Run: ALTER ROLE {name} NOCREATEROLE NOCREATEDB',
  },
  'doctor.role_inherits': {
    zh: '登录角色直接拥有 {name} 的权限。执行：GRANT {name} TO {login} WITH INHERIT FALSE, ADMIN FALSE',
    en: 'The login role has the rights of {name} without asking. Run: GRANT {name} TO {login} WITH INHERIT FALSE, ADMIN FALSE',
  },
  'doctor.role_owns_table': {
    zh: '登录角色拥有表 {name}。执行：ALTER TABLE {name} OWNER TO millwright_owner',
    en: 'The login role owns {name}. Run: ALTER TABLE {name} OWNER TO millwright_owner',
  },
  'doctor.table_unprotected': {
    zh: '表 {name} 有租户列却没有强制的行级安全策略。请运行 millwright migrate；若仍存在请勿启动。',
    en: 'Table {name} has a tenant column and no forced policy. Run millwright migrate; if it stays, do not serve.',
  },
  'doctor.roles_missing': {
    zh: '角色 {name} 不存在，或登录角色不能切换到它。见 docs/operations/database.md。',
    en: 'The role {name} does not exist or the login role may not take it. See docs/operations/database.md.',
  },
  'doctor.role_takes_more': {
    zh: 'DATABASE_PORTAL_URL 的登录角色可以切换到 {name}，因此门户的漏洞会通向那里。请改用 {login}；若已是它，执行：REVOKE {name} FROM {login}',
    en: 'The role DATABASE_PORTAL_URL signs in with may become {name}, so a hole in the portal leads there. Use {login}; if it is that one, run: REVOKE {name} FROM {login}',
  },
  'doctor.server_too_old': {
    zh: 'PostgreSQL {name} 太旧，需要 16 或更新版本。',
    en: 'PostgreSQL {name} is too old; 16 or newer is needed.',
  },
};

const LOGINS: Record<Login, string> = { app: LOGIN_ROLE, portal: PORTAL_LOGIN_ROLE };

/** A finding about one of the logins, as words. */
export function explain({ code, facts }: Finding, login: Login): string {
  const fill = (text: string) =>
    text.replaceAll('{name}', facts.name ?? '').replaceAll('{login}', LOGINS[login]);
  const text = EXPLANATIONS[code];
  return text ? `- ${fill(text.zh)}\n  ${fill(text.en)}` : `- ${code} ${JSON.stringify(facts)}`;
}

const STEPS: Record<StorageFinding['step'], { zh: string; en: string }> = {
  store: { zh: '存入文件', en: 'store a file' },
  read: { zh: '读取文件', en: 'read a file' },
  upload: { zh: '分片上传', en: 'take an upload in parts' },
  list: { zh: '列出文件', en: 'list files' },
  remove: { zh: '删除文件', en: 'remove a file' },
};

/** What the file store could not do, and where its rights are written down. */
export function explainStorage({ endpoint, bucket }: S3Settings, { step, error }: StorageFinding): string {
  const { code, message } = error as { code?: string; message: string };
  const said = code && !message.includes(code) ? `${code}: ${message}` : message;
  return [
    `- 文件存储 ${endpoint} 的存储桶 ${bucket} 无法${STEPS[step].zh}（${said}）。所需权限见 docs/operations/storage.md。`,
    `  The bucket ${bucket} at ${endpoint} could not ${STEPS[step].en} (${said}). The rights it needs are in docs/operations/storage.md.`,
  ].join('\n');
}

/** Why the virus scanner is of no use, and where to look. */
export function explainScanner({ address, most }: ScannerSettings, error: Error): string {
  const where = 'path' in address ? `unix:${address.path}` : `tcp:${address.host}:${address.port}`;
  const megabytes = most / 1024 ** 2;
  return [
    `- 病毒扫描程序 ${where} 无法使用（${error.message}）：在它恢复之前，新上传的文件都停留在“校验中”。请检查 clamd 是否运行，以及其 StreamMaxLength 是否不小于 CLAMD_MAX_MB（${megabytes} MB）。`,
    `  The virus scanner at ${where} is of no use (${error.message}): until it is, what people upload stays "being checked". See whether clamd runs, and takes as much as CLAMD_MAX_MB says (${megabytes} MB, its StreamMaxLength).`,
  ].join('\n');
}
