import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { S3Refusal } from './s3-refusal.fixture.ts';

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

interface Signature {
  credential: string;
  signedHeaders: string[];
  signature: string;
  date: string;
  payload: string;
}

/** Signature Version 4, worked out again from the request: in a header or in the query, unsigned requests refused. */
export function assertSigned(
  { method, headers }: IncomingMessage,
  url: URL,
  keys: { accessKey: string; secretKey: string },
): void {
  const signature = url.searchParams.has('X-Amz-Signature') ? fromQuery(url) : fromHeader(headers);
  const [accessKey, day, region, service, end] = signature.credential.split('/');
  if (accessKey !== keys.accessKey) throw new S3Refusal(403, 'InvalidAccessKeyId');
  const unsigned = Object.keys(headers).filter(
    (name) => name.startsWith('x-amz-') && !signature.signedHeaders.includes(name),
  );
  if (unsigned.length > 0 || !signature.signedHeaders.includes('host'))
    throw new S3Refusal(403, 'AccessDenied');

  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort();
  const canonical = [
    method,
    decodeURIComponent(url.pathname).split('/').map(encoded).join('/'),
    query.join('&'),
    ...signature.signedHeaders.map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
    '',
    signature.signedHeaders.join(';'),
    signature.payload,
  ].join('\n');
  const scope = `${day}/${region}/${service}/${end}`;
  const text = ['AWS4-HMAC-SHA256', signature.date, scope, sha256(canonical)].join('\n');
  const key = [day!, region!, service!, end!].reduce<string | Buffer>(hmac, `AWS4${keys.secretKey}`);
  if (hmac(key, text).toString('hex') !== signature.signature)
    throw new S3Refusal(403, 'SignatureDoesNotMatch');
}

/** The body against what the headers say of it. */
export function assertChecksums(headers: IncomingHttpHeaders, body: Buffer): void {
  const payload = headers['x-amz-content-sha256'];
  if (payload && payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) {
    throw new S3Refusal(400, 'XAmzContentSHA256Mismatch');
  }
  const checksum = headers['x-amz-checksum-sha256'];
  if (checksum && Buffer.from(String(checksum), 'base64').toString('hex') !== sha256(body)) {
    throw new S3Refusal(400, 'BadDigest');
  }
}

function fromQuery({ searchParams }: URL): Signature {
  const of = (name: string) => searchParams.get(`X-Amz-${name}`) ?? '';
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(of('Date')) ?? [];
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (!(Date.now() < signedAt + Number(of('Expires')) * 1000)) throw new S3Refusal(403, 'AccessDenied');
  return {
    credential: of('Credential'),
    signedHeaders: of('SignedHeaders').split(';'),
    signature: of('Signature'),
    date: of('Date'),
    payload: 'UNSIGNED-PAYLOAD',
  };
}

function fromHeader(headers: IncomingHttpHeaders): Signature {
  const form = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/;
  const [, credential, signedHeaders, signature] = form.exec(headers.authorization ?? '') ?? [];
  if (!credential || !signedHeaders || !signature) throw new S3Refusal(403, 'AccessDenied');
  return {
    credential,
    signedHeaders: signedHeaders.split(';'),
    signature,
    date: String(headers['x-amz-date']),
    payload: String(headers['x-amz-content-sha256']),
  };
}
