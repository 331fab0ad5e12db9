import { Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { text } from 'node:stream/consumers';
import { AwsV4Signer } from 'aws4fetch';
import { XMLParser } from 'fast-xml-parser';
import { Client, S3Error } from 'minio';
import { StorageError } from './object-storage.ts';
import { encodedQuery, objectAddress } from './s3-address.ts';
import { assertLife } from './signed-url.ts';

export interface S3StorageOptions {
  /** Where this process reaches the store: an origin such as http://minio:9000. */
  endpoint: string;
  /** Where browsers reach it, when that is another origin. Links are signed for it. */
  publicEndpoint?: string | undefined;
  bucket: string;
  region: string;
  accessKey: string;
  secretKey: string;
  /** Where the bucket's name goes: behind the host (`path`, as MinIO has it) or before it (`host`). */
  addressing?: 'path' | 'host';
  /** Objects above this size are copied piece by piece. S3 copies at most 5 GiB at once; tests take less. */
  largestCopy?: number;
}

export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  key?: string;
  query?: Record<string, string | number>;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

/** The one bucket everything is in: requests to it, and links to it for browsers. */
export interface S3Connection {
  readonly client: Client;
  readonly bucket: string;
  /** Sends a request; an answer that is no success is an error, `StorageError` where it has a name of ours. */
  send(request: S3Request): Promise<IncomingMessage>;
  /** Sends a request and reads its small XML answer. */
  ask<T>(request: S3Request): Promise<T>;
  /** A link signed for exactly this verb, key, query and headers. */
  sign(link: S3Link): Promise<string>;
}

export interface S3Link {
  method: 'GET' | 'PUT';
  key: string;
  expiresInSeconds: number;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

/** Opens nothing yet: the first request does. */
export function connectToS3(options: S3StorageOptions): S3Connection {
  const { bucket, region, accessKey, secretKey, addressing = 'path' } = options;
  const client = clientOf(options);

  const send = async ({ method, key, query, headers, body = '' }: S3Request) => {
    const request = {
      method,
      bucketName: bucket,
      ...(key !== undefined && { objectName: key }),
      ...(query && { query: encodedQuery(query) }),
      ...(headers && { headers }),
    };
    try {
      return await client.makeRequestAsync(request, body, [200, 204, 206], region);
    } catch (error) {
      throw named(error);
    }
  };

  return {
    client,
    bucket,
    send,
    ask: async <T>(request: S3Request) => {
      const xml = await text(await send(request));
      const answer = parser.parse(xml) as Record<string, unknown>;
      // S3 begins to answer a completion before it is done, so a failure can stand in an answer of status 200.
      if (answer.Error)
        throw named(Object.assign(new S3Error(), answer.Error, { code: codeIn(answer.Error) }));
      return (Object.entries(answer).find(([name]) => !name.startsWith('?'))?.[1] ?? {}) as T;
    },
    sign: async ({ method, key, query = {}, headers = {}, expiresInSeconds }) => {
      const url = new URL(objectAddress(options.publicEndpoint ?? options.endpoint, bucket, key, addressing));
      url.search = encodedQuery({ ...query, 'X-Amz-Expires': assertLife(expiresInSeconds) });
      const signer = new AwsV4Signer({
        method,
        url: url.href,
        headers,
        accessKeyId: accessKey,
        secretAccessKey: secretKey,
        service: 's3',
        region,
        signQuery: true,
        allHeaders: true,
      });
      const signed = (await signer.sign()).url;
      // A space was signed as %20; some servers do not read the plus sign URLSearchParams writes as one.
      return `${signed.origin}${signed.pathname}${signed.search.replaceAll('+', '%20')}`;
    },
  };
}

function clientOf({ endpoint, region, accessKey, secretKey, addressing = 'path' }: S3StorageOptions): Client {
  const { protocol, hostname, port } = new URL(endpoint);
  const useSSL = protocol === 'https:';
  return new Client({
    endPoint: hostname.replace(/^\[|\]$/g, ''),
    ...(port && { port: Number(port) }),
    useSSL,
    region,
    accessKey,
    secretKey,
    pathStyle: addressing === 'path',
    transportAgent: new (useSSL ? HttpsAgent : HttpAgent)({ keepAlive: true }),
  });
}

const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true });

function codeIn(error: unknown): string {
  return (error as { Code?: string }).Code ?? 'Unknown';
}

const names: Record<string, [ConstructorParameters<typeof StorageError>[0], string]> = {
  NoSuchKey: ['storage.not_found', 'no object under this key'],
  NotFound: ['storage.not_found', 'no object under this key'],
  InvalidRange: ['storage.range_not_satisfiable', 'no such bytes in this object'],
  NoSuchUpload: ['storage.upload_not_found', 'no such upload; it was completed, aborted or never begun'],
};

function named(error: unknown): unknown {
  const [code, message] = names[(error as { code?: string }).code ?? ''] ?? [];
  return code && message ? Object.assign(new StorageError(code, message), { cause: error }) : error;
}
