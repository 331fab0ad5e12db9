import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { S3Refusal } from './s3-refusal.fixture.ts';
import type { Passed } from './s3-server.fixture.ts';

interface Part {
  size: number;
  etag: string;
  checksum: string | undefined;
}

interface Upload {
  bucket: string;
  key: string;
  startedAt: Date;
  checksums: boolean;
  parts: Map<number, Part>;
}

const smallest = 5 * 1024 ** 2;

/** The book of unfinished uploads s3rver does not keep: lists them and their parts, and says what may be completed. */
export class S3UploadBook {
  readonly #uploads = new Map<string, Upload>();

  /** What the book answers by itself; '' is an answer without content. */
  answer(method: string, url: URL): string | undefined {
    const { bucket, uploadId } = placeOf(url);
    if (method === 'GET' && url.searchParams.has('uploads')) return this.#listUploads(bucket);
    if (uploadId === null || (method !== 'GET' && method !== 'DELETE')) return undefined;
    const upload = this.#find(url);
    if (method === 'GET') return listParts(upload, url.searchParams);
    this.#uploads.delete(uploadId);
    return '';
  }

  /** Refuses a part or a completion S3 would refuse; a completion takes the upload out of the book. */
  check(method: string, url: URL, headers: IncomingHttpHeaders, body: Buffer): void {
    const { uploadId } = placeOf(url);
    if (uploadId === null) return;
    const upload = this.#find(url);
    if (method === 'PUT') {
      const copied = headers['x-amz-copy-source'] !== undefined;
      if (upload.checksums && !copied && !headers['x-amz-checksum-sha256'])
        throw new S3Refusal(400, 'InvalidRequest');
      return;
    }
    const named = partsIn(body.toString());
    if (named.length === 0) throw new S3Refusal(400, 'MalformedXML');
    for (const [index, { number, etag, checksum }] of named.entries()) {
      const part = upload.parts.get(number);
      if (part?.etag !== etag || part.checksum !== checksum) throw new S3Refusal(400, 'InvalidPart');
      if (index > 0 && named[index - 1]!.number >= number) throw new S3Refusal(400, 'InvalidPartOrder');
      if (index < named.length - 1 && part.size < smallest) throw new S3Refusal(400, 'EntityTooSmall');
    }
    this.#uploads.delete(uploadId);
  }

  /** Writes down what went through. */
  note({ method, headers }: IncomingMessage, url: URL, body: Buffer, passed: Passed): void {
    if (passed.status !== 200) return;
    const { bucket, key, uploadId } = placeOf(url);
    if (method === 'POST' && url.searchParams.has('uploads')) {
      const id = /<UploadId>(\w+)</.exec(passed.body)![1]!;
      const checksums = headers['x-amz-checksum-algorithm'] === 'SHA256';
      this.#uploads.set(id, { bucket, key, startedAt: new Date(), checksums, parts: new Map() });
    } else if (method === 'PUT' && uploadId !== null) {
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(String(headers['x-amz-copy-source-range'])) ?? [];
      const etag = passed.headers.etag ?? /<ETag>(.*?)</.exec(passed.body)?.[1] ?? '';
      this.#uploads.get(uploadId)?.parts.set(Number(url.searchParams.get('partNumber')), {
        size: to ? Number(to) - Number(from) + 1 : body.length,
        etag: bare(etag),
        checksum: headers['x-amz-checksum-sha256'] as string | undefined,
      });
    }
  }

  #find(url: URL): Upload {
    const { bucket, key, uploadId } = placeOf(url);
    const upload = this.#uploads.get(uploadId ?? '');
    if (upload?.bucket !== bucket || upload.key !== key) throw new S3Refusal(404, 'NoSuchUpload');
    return upload;
  }

  #listUploads(bucket: string): string {
    const lines = [...this.#uploads]
      .filter(([, upload]) => upload.bucket === bucket)
      .map(
        ([id, { key, startedAt }]) =>
          `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${startedAt.toISOString()}</Initiated></Upload>`,
      );
    return `<ListMultipartUploadsResult><Bucket>${bucket}</Bucket><IsTruncated>false</IsTruncated>${lines.join('')}</ListMultipartUploadsResult>`;
  }
}

function listParts({ parts }: Upload, query: URLSearchParams): string {
  const after = Number(query.get('part-number-marker') ?? 0);
  const most = Number(query.get('max-parts') ?? 1000);
  const rest = [...parts].filter(([number]) => number > after).sort(([a], [b]) => a - b);
  const page = rest.slice(0, most);
  const lines = page.map(([number, { size, etag, checksum }]) => {
    const sum = checksum ? `<ChecksumSHA256>${checksum}</ChecksumSHA256>` : '';
    return `<Part><PartNumber>${number}</PartNumber><ETag>&quot;${etag}&quot;</ETag><Size>${size}</Size>${sum}</Part>`;
  });
  const next = `<NextPartNumberMarker>${page.at(-1)?.[0] ?? 0}</NextPartNumberMarker>`;
  return `<ListPartsResult><IsTruncated>${rest.length > most}</IsTruncated>${next}${lines.join('')}</ListPartsResult>`;
}

function partsIn(xml: string) {
  return [...xml.matchAll(/<Part>(.*?)<\/Part>/g)].map(([, part]) => ({
    number: Number(/<PartNumber>(\d+)</.exec(part!)?.[1]),
    etag: bare(/<ETag>(.*?)</.exec(part!)?.[1] ?? ''),
    checksum: /<ChecksumSHA256>(.*?)</.exec(part!)?.[1],
  }));
}

/** S3 does not care how an ETag is quoted. */
function bare(etag: string): string {
  return etag.replaceAll('&quot;', '').replaceAll('"', '');
}

function placeOf(url: URL) {
  const [, bucket, ...key] = decodeURIComponent(url.pathname).split('/');
  return { bucket: bucket!, key: key.join('/'), uploadId: url.searchParams.get('uploadId') };
}
