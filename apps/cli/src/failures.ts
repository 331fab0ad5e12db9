import { EmbeddedPostgresError, type EmbeddedPostgresFailure } from '@millwright/db/embedded';
import { ConfigurationError } from '@millwright/platform/config';
import { UnsoundDatabaseError } from './sound-database.ts';

/** The Chinese half of what the embedded database says; its English half is its message. */
const EMBEDDED: Record<EmbeddedPostgresFailure, string> = {
  already_running: '数据目录 {dataDir} 的数据库已由进程 {pid} 运行，请先停止它。',
  port_in_use: '端口 {port} 已被占用，请换一个端口。',
  no_binaries: '没有适用于 {platform} 的内嵌 PostgreSQL，请设置 DATABASE_URL 使用自己的数据库。',
  binaries_do_not_run: '内嵌 PostgreSQL 无法在本机运行：{output}',
  no_unprivileged_account:
    'PostgreSQL 不能以 root 运行，也没有其他账号可用。请用普通用户启动，或新建名为 postgres 的账号。',
  foreign_data: '{cluster} 中的数据库属于本机的另一个用户，请用该用户（或最初启动它的 root）启动。',
  data_missing: '本目录的数据库原存放在 {home}，现已不存在。请恢复它，或删除 {pointer} 以从空库开始。',
  other_version: '数据由 PostgreSQL {found} 写成，当前版本为 {wanted}。',
  did_not_start: '数据库未能启动：{output}',
};

const fill = (text: string, facts: Readonly<Record<string, unknown>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));

/** What people can act on, in both languages; undefined for a fault, which keeps its stack. */
export function explainFailure(error: unknown): string | undefined {
  if (error instanceof ConfigurationError || error instanceof UnsoundDatabaseError) return error.message;
  if (error instanceof EmbeddedPostgresError)
    return `${fill(EMBEDDED[error.code], error.facts)}\n${error.message}`;
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE') {
    return (
      `端口 ${port}（${address}）已被占用。请停止占用它的程序，或设置 MILLWRIGHT_STAFF_PORT / MILLWRIGHT_PORTAL_PORT。\n` +
      `Port ${port} on ${address} is in use. Stop what uses it, or set MILLWRIGHT_STAFF_PORT / MILLWRIGHT_PORTAL_PORT.`
    );
  }
  if (code === 'ECONNREFUSED') {
    return `无法连接 ${address}:${port}。请确认数据库（或 Redis）已启动，地址无误。\nNothing answers at ${address}:${port}. Is the database (or Redis) running, and the address right?`;
  }
  if (error instanceof Error && refusesLogin(code, error.message)) {
    return `数据库拒绝登录：${error.message}。请检查地址、角色与密码，见 docs/operations/database.md。\nThe database refuses the login: ${error.message}. Check address, role and password; see docs/operations/database.md.`;
  }
  return undefined;
}

/** Wrong password, unknown role, no such database, or no right to connect to it. */
function refusesLogin(code: string | undefined, message: string): boolean {
  if (code === '42501') return message.startsWith('permission denied for database');
  return code === '28P01' || code === '28000' || code === '3D000';
}
