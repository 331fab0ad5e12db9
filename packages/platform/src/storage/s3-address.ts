import type { S3StorageOptions } from './s3-connection.ts';

/** The origin browsers reach the bucket at: what a page's Content-Security-Policy has to allow. */
export function browserOriginOf(
  options: Pick<S3StorageOptions, 'endpoint' | 'publicEndpoint' | 'bucket' | 'addressing'>,
): string {
  const { endpoint, publicEndpoint, bucket, addressing = 'path' } = options;
  return new URL(objectAddress(publicEndpoint ?? endpoint, bucket, 'x', addressing)).origin;
}

/** The address of an object, every character of its key encoded as signatures want it. */
export function objectAddress(
  endpoint: string,
  bucket: string,
  key: string,
  addressing: 'path' | 'host',
): string {
  const { protocol, host } = new URL(endpoint);
  const path = key.split('/').map(encoded).join('/');
  return addressing === 'host'
    ? `${protocol}//${bucket}.${host}/${path}`
    : `${protocol}//${host}/${bucket}/${path}`;
}

/** As signatures want it: everything but letters, digits and -._~ encoded. */
export function encoded(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A query in the order and the form signatures want. */
export function encodedQuery(query: Record<string, string | number>): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${encoded(name)}=${encoded(String(query[name]))}`)
    .join('&');
}
