import { readFileSync } from 'node:fs';

/** The user the server runs as, where that is not ourselves. */
export interface Account {
  uid: number;
  gid: number;
}

/** Whether we are the user PostgreSQL refuses to run as. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Unprivileged accounts every system has, best first. PostgreSQL needs one with an entry, a bare number will not do. */
export function unprivilegedAccounts(passwd = readPasswd()): Account[] {
  const entries = passwd.split('\n').map((line) => line.split(':'));
  return ['postgres', '_postgres', 'nobody'].flatMap((name) => {
    const entry = entries.find(([login]) => login === name);
    const uid = Number(entry?.[2]);
    const gid = Number(entry?.[3]);
    return uid > 0 && gid > 0 ? [{ uid, gid }] : [];
  });
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}
