import { spawnSync } from 'node:child_process';
import { access, chmod, lchown, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';

/** Whether the account can walk down to this folder. Asked of the system itself: modes alone do not tell. */
export function canReach(folder: string, account: Account): boolean {
  const answer = spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...account, cwd: '/', env: {} });
  return answer.status === 0;
}

/** Hands a folder and all in it to the account. */
export async function giveTo(path: string, account: Account): Promise<void> {
  await lchown(path, account.uid, account.gid);
  await eachInside(path, async (inner, isFolder) => {
    if (isFolder) await giveTo(inner, account);
    else await lchown(inner, account.uid, account.gid);
  });
}

/** Lets every account read a folder and all in it, and run what its owner may run. */
export async function openToAll(path: string): Promise<void> {
  await chmod(path, 0o755);
  await eachInside(path, async (inner, isFolder, isFile) => {
    if (isFolder) await openToAll(inner);
    else if (isFile) await chmod(inner, (await stat(inner)).mode & 0o100 ? 0o755 : 0o644);
  });
  if (path.endsWith('bin')) await eachInside(path, (inner) => chmod(inner, 0o755));
}

async function eachInside(
  folder: string,
  visit: (path: string, isFolder: boolean, isFile: boolean) => Promise<void>,
): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    await visit(join(folder, entry.name), entry.isDirectory(), entry.isFile());
  }
}

export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
