import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError, refused } from './problem.ts';
import { key32 } from './setting.ts';

/**
 * The installation's own secret key: read from the data folder, or generated there on first start, readable by
 * its owner only. Two processes starting at once end up with the same key. Throws when the file holds no key.
 */
export async function secretKeyFrom(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, 'secret.key');
  const existing = await keptKey(path);
  if (existing) return existing;

  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('base64')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  // A link, unlike a rename, never replaces a key that another process has just put there.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await keptKey(path))!;
}

async function keptKey(path: string): Promise<Buffer | undefined> {
  const written = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (written === undefined) return undefined;
  const parsed = key32.schema.safeParse(written.trim());
  if (parsed.success) return parsed.data;
  throw new ConfigurationError([
    refused('MILLWRIGHT_SECRET_KEY', {
      zh: `${path} 中的密钥已损坏。请从备份恢复该文件；没有备份时删除它会生成新密钥，但已加密的机密将无法读取。`,
      en: `The key in ${path} is damaged. Restore the file from a backup; removing it makes a new key, but secrets already encrypted cannot be read again.`,
    }),
  ]);
}
