import { EmbeddedPostgresError } from '@millwright/db/embedded';
import { describe, expect, it } from 'vitest';
import { explainFailure } from './failures.ts';

describe('a failed start', () => {
  it('says in both languages what to do about a taken port', () => {
    const text = explainFailure(
      Object.assign(new Error('listen'), { code: 'EADDRINUSE', port: 4100, address: '127.0.0.1' }),
    );
    expect(text).toContain('端口 4100');
    expect(text).toContain('Port 4100');
  });

  it('says in both languages whose database is in the way', () => {
    const error = new EmbeddedPostgresError('already_running', 'The database is already run by process 7.', {
      dataDir: 'data',
      pid: 7,
    });
    expect(explainFailure(error)).toBe(
      '数据目录 data 的数据库已由进程 7 运行，请先停止它。\nThe database is already run by process 7.',
    );
  });

  it('says in both languages that the database refuses a login, and what to look at', () => {
    const refused = (code: string, message: string) =>
      explainFailure(Object.assign(new Error(message), { code }));
    for (const text of [
      refused('28P01', 'password authentication failed for user "millwright_portal_login"'),
      refused('42501', 'permission denied for database "millwright"'),
    ]) {
      expect(text).toContain('数据库拒绝登录');
      expect(text).toContain('docs/operations/database.md');
    }
    expect(refused('42501', 'permission denied for table task')).toBeUndefined();
  });

  it('leaves faults of our own as they are', () => {
    expect(explainFailure(new TypeError('x is not a function'))).toBeUndefined();
  });
});
