import { readFile } from 'node:fs/promises';
import { createMillwright, type Millwright, type NodeFiles } from '@millwright/sdk/node';
import { UsageError } from './failures.ts';

export type Connected = Millwright<NodeFiles>;

/** The firm's Millwright that the environment names, with the token from there or from a file. */
export async function connect(env: NodeJS.ProcessEnv, tokenFile: string | undefined): Promise<Connected> {
  const url = env.MILLWRIGHT_URL?.trim();
  if (!url) throw new UsageError('url_missing');
  const token = tokenFile === undefined ? env.MILLWRIGHT_TOKEN : await readToken(tokenFile);
  if (!token?.trim()) throw new UsageError('token_missing');
  return createMillwright({ url, token: token.trim() });
}

async function readToken(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError('token_file_unreadable', { path, message: (error as Error).message });
  }
}
