import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, truncate, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, FileType, FTPError } from 'basic-ftp';
import { UsageError } from './failures.ts';

/** A file an FTP server has. */
export interface FtpFile {
  /** Below the folder that was named, in names people read. */
  path: string;
  /** The same in the bytes the server knows it by. */
  at: string;
  size: number;
  modifiedAt: string;
  /** A link or a device: what it leads to is nobody's guess. */
  isLeftOut: boolean;
}

const TRIES = 5;
const TIMEOUT = 30_000;

/**
 * Names come as bytes; servers of before are as often in GB18030 as in UTF-8. Some Chinese words in GB18030 are valid UTF-8 by
 * chance, of letters no such name is written in (图纸 would be a Greek and a Hebrew one): those are taken for Chinese.
 */
export function readable(raw: string): string {
  const bytes = Buffer.from(raw, 'latin1');
  try {
    const name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!/[\u0250-\u07ff]/.test(name) || /[\u0800-\uffff]/.test(name)) return name;
  } catch {
    // Not UTF-8.
  }
  return new TextDecoder('gb18030').decode(bytes);
}

/** An FTP server to read from. A connection that breaks is made anew; what is asked twice is answered the same. */
export class FtpServer {
  private client: Client | undefined;
  private readonly address: URL;
  private readonly password: string | undefined;

  private constructor(address: URL, password: string | undefined) {
    this.address = address;
    this.password = password;
  }

  /** `ftp://user@host/folder`, or `ftps://` for TLS. The password does not belong there: others can read command lines. */
  static at(text: string, env: NodeJS.ProcessEnv): FtpServer {
    const address = new URL(text);
    if (address.password) throw new UsageError('password_in_address');
    return new FtpServer(address, env.FTP_PASSWORD);
  }

  close(): void {
    this.client?.close();
    this.client = undefined;
  }

  private async connected(): Promise<Client> {
    if (this.client && !this.client.closed) return this.client;
    const { hostname, port, username, protocol } = this.address;
    const client = new Client(TIMEOUT);
    this.client = client;
    client.ftp.encoding = 'latin1';
    await client.access({
      host: hostname,
      ...(port ? { port: Number(port) } : {}),
      ...(username ? { user: decodeURIComponent(username), password: this.password ?? '' } : {}),
      secure: protocol === 'ftps:',
    });
    return client;
  }

  /** Does it again where the line broke, a little later each time. What the server refuses is not asked again. */
  private async patiently<T>(signal: AbortSignal, ask: (client: Client) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      signal.throwIfAborted();
      const leave = () => this.close();
      signal.addEventListener('abort', leave, { once: true });
      try {
        return await ask(await this.connected());
      } catch (error) {
        signal.throwIfAborted();
        const isFinal = error instanceof FTPError && error.code >= 500;
        if (!isFinal) this.close();
        if (isFinal || tries >= TRIES) throw error;
        await pause(200 * 2 ** tries, undefined, { signal });
      } finally {
        signal.removeEventListener('abort', leave);
      }
    }
  }

  /** Every file in and below the folder of the address, in the order of their names. */
  async *files(signal: AbortSignal): AsyncGenerator<FtpFile> {
    const top = Buffer.from(decodeURIComponent(this.address.pathname), 'utf8').toString('latin1');
    yield* this.below(top.replace(/\/+$/, '') || '/', '', signal);
  }

  private async *below(at: string, path: string, signal: AbortSignal): AsyncGenerator<FtpFile> {
    const found = await this.patiently(signal, (client) => client.list(at));
    for (const entry of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name === '.' || entry.name === '..') continue;
      const inside = { path: path + readable(entry.name), at: `${at === '/' ? '' : at}/${entry.name}` };
      if (entry.type === FileType.Directory) {
        yield* this.below(inside.at, `${inside.path}/`, signal);
        continue;
      }
      const modifiedAt = entry.modifiedAt?.toISOString() ?? entry.rawModifiedAt;
      // A name that holds a way elsewhere is no name.
      const isLeftOut = entry.type !== FileType.File || /[\\/]/.test(entry.name);
      yield { ...inside, size: entry.size, modifiedAt, isLeftOut };
    }
  }

  /** Brings a file to `local`, going on where an earlier try was cut, and makes sure that all of it is there. */
  async fetch(file: FtpFile, local: string, signal: AbortSignal): Promise<void> {
    await this.patiently(signal, async (client) => {
      // Not every server can say it of every file; the listing has it as well.
      const size = await client.size(file.at).catch((error: unknown) => {
        if (client.closed) throw error;
        return file.size;
      });
      const have = await sizeOf(local);
      // What was fetched before is of another file than the one that is there now.
      if (have > size) await truncate(local, 0);
      const from = have > size ? 0 : have;
      if (size === 0) await writeFile(local, '');
      else if (from < size) await client.downloadTo(local, file.at, from);
      const got = await sizeOf(local);
      if (got !== size) throw new Error(`${got} of ${size} bytes have arrived`);
      const stated = await statedHash(client, file.at);
      if (stated && stated !== (await hashOf(local))) {
        await truncate(local, 0);
        throw new Error('what arrived is not what the server says it has');
      }
    });
  }
}

const sizeOf = async (path: string) => (await stat(path).catch(() => ({ size: 0 }))).size;

async function hashOf(path: string): Promise<string> {
  const running = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) running.update(chunk);
  return running.digest('hex');
}

/** The SHA-256 a server states of a file, where it knows how. */
async function statedHash(client: Client, at: string): Promise<string | undefined> {
  if (!(await client.features()).has('XSHA256')) return undefined;
  const { message } = await client.send(`XSHA256 ${at}`);
  return /\b[0-9a-f]{64}\b/i.exec(message)?.[0].toLowerCase();
}
