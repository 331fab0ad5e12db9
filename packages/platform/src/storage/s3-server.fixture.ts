import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import S3rver from '@20minutes/s3rver';
import { Client } from 'minio';
import { oneAtATime } from './one-at-a-time.ts';
import type { S3StorageOptions } from './s3-connection.ts';
import { S3Refusal } from './s3-refusal.fixture.ts';
import { assertChecksums, assertSigned } from './s3-signature.fixture.ts';
import { S3UploadBook } from './s3-uploads.fixture.ts';

/** Of s3rver, which knows these. */
export const testKeys = { accessKey: 'S3RVER', secretKey: 'S3RVER' };

/**
 * An S3 server for tests. s3rver (from npm) keeps the objects and speaks S3's protocol; it lets unsigned requests in,
 * does not look at checksums and cannot list or abort uploads, and no maintained server from npm does. So a strict
 * door stands in front of it, which follows what Amazon writes about its own: signatures, checksums, the book of
 * unfinished uploads, listings in order. What only a real server can show (its own disks, its own crashes, TLS) is not
 * shown here. `checksums: false` is a server that does not know them and ignores their headers.
 */
export async function startS3Server({
  checksums = true,
} = {}): Promise<{ endpoint: string; close: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'millwright-s3-'));
  const s3rver = new S3rver({
    address: '127.0.0.1',
    port: 0,
    directory,
    silent: true,
    allowMismatchedSignatures: true, // checked at the door, more strictly
  });
  const { port } = await s3rver.run();
  const uploads = new S3UploadBook();
  // It writes objects in place; what comes for one key at once goes in one after the other.
  const inTurn = oneAtATime();

  const server = createServer(async (incoming, outgoing) => {
    try {
      const url = new URL(incoming.url!, 'http://door');
      assertSigned(incoming, url, testKeys);
      const body = await buffer(incoming);
      if (checksums) assertChecksums(incoming.headers, body);
      else withoutChecksums(incoming.headers);
      const answer = uploads.answer(incoming.method!, url);
      if (answer !== undefined) return respond(outgoing, answer === '' ? 204 : 200, answer);
      uploads.check(incoming.method!, url, incoming.headers, body);
      const forwarded = () => forward(port, incoming, body, outgoing);
      const passed = incoming.method === 'GET' ? await forwarded() : await inTurn(url.pathname, forwarded);
      uploads.note(incoming, url, body, passed);
    } catch (error) {
      if (incoming.destroyed && !incoming.readableEnded) return; // its sender has gone
      if (!(error instanceof S3Refusal)) throw error;
      incoming.resume();
      respond(outgoing, error.status, error.xml);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await s3rver.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A new bucket on a server, as whoever runs one makes it. */
export async function makeBucket(options: Omit<S3StorageOptions, 'bucket'>): Promise<string> {
  const { hostname, port, protocol } = new URL(options.endpoint);
  const { accessKey, secretKey, region } = options;
  const useSSL = protocol === 'https:';
  const client = new Client({ endPoint: hostname, port: Number(port), useSSL, accessKey, secretKey, region });
  const bucket = `millwright-test-${Math.random().toString(36).slice(2)}`;
  await client.makeBucket(bucket, region);
  return bucket;
}

export interface Passed {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

function forward(
  port: number,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
): Promise<Passed> {
  return new Promise((resolve, reject) => {
    const { method, url: path, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port, method, path, headers }, async (answer) => {
      const status = answer.statusCode!;
      if (path!.includes('list-type=2')) {
        const listing = inOrder(await text(answer));
        resolve({ status, headers: answer.headers, body: '' });
        return respond(outgoing, status, listing);
      }
      outgoing.writeHead(status, answer.headers);
      if (method === 'GET' && status < 300) {
        answer.pipe(outgoing);
        answer.on('end', () => resolve({ status, headers: answer.headers, body: '' }));
        answer.on('error', reject);
        return;
      }
      const bytes = await buffer(answer);
      resolve({ status, headers: answer.headers, body: bytes.toString() });
      outgoing.end(bytes);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

function respond(outgoing: ServerResponse, status: number, xml: string): void {
  outgoing.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
}

/** s3rver lists in the order of its folders. */
function inOrder(listing: string): string {
  const objects = listing.match(/<Contents>.*?<\/Contents>/gs) ?? [];
  const keyOf = (object: string) => Buffer.from(/<Key>(.*?)<\/Key>/.exec(object)![1]!);
  const sorted = [...objects].sort((a, b) => Buffer.compare(keyOf(a), keyOf(b)));
  return listing.replace(/<Contents>.*<\/Contents>/s, () => sorted.join(''));
}

function withoutChecksums(headers: IncomingMessage['headers']): void {
  for (const name of Object.keys(headers)) if (name.startsWith('x-amz-checksum')) delete headers[name];
}
