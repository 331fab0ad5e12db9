import { openS3Storage } from '@millwright/platform/storage';
import { as, given, type Person, refusal, testServices } from '@millwright/testkit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import { addFile, check, fetchStored, sendBytes, sendPart, sha256 } from './files.scene.ts';
import { versionLink } from './operations/version-link.ts';

const REQUEST = { requestId: 'files', ip: null };

async function atWork() {
  const place = await givenWorkplace();
  return { ...place, contract: { type: 'Contract', id: place.contractId }, boss: place.firm.boss };
}

async function download(person: Person, file: { versionId: string }) {
  return fetchStored(
    await versionLink(await testServices(), (await person.load()) as never, REQUEST, file.versionId),
  );
}

const SCRIPT = '<script>alert(document.cookie)</script>';
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const gif = latin1('GIF89a/*\x01\x00*/=1;alert(1)');
const png = Buffer.concat([latin1('\x89PNG\r\n\x1a\n'), Buffer.from(SCRIPT)]);
const zip = latin1('PK\x03\x04\x14\x00\x00\x00');

describe('a file that is another thing than it says (issue 3)', () => {
  it.each([
    ['a page', 'plan.html', 'text/html', `<!DOCTYPE html>${SCRIPT}`, 'text/html'],
    ['a page named as a picture', 'a.png', 'image/png', ` \n<!-- x --><html>${SCRIPT}`, 'text/html'],
    ['a page in UTF-16', 'a.txt', 'text/plain', Buffer.from(`\ufeff<html>${SCRIPT}`, 'utf16le'), 'text/html'],
    [
      'a picture with a script',
      'a.svg',
      'image/svg+xml',
      `<svg onload="alert(1)">${SCRIPT}</svg>`,
      'image/svg+xml',
    ],
    ['one with a declaration', 'a.svg', 'image/png', `<?xml version="1.0"?>\n<svg/>`, 'image/svg+xml'],
    ['a script', 'a.js', 'text/javascript', 'alert(1)', 'text/plain'],
    ['GIF and script', 'a.gif', 'text/javascript', gif, 'image/gif'],
    ['PDF and page', 'a.pdf', 'text/html', `%PDF-1.7\n<html>${SCRIPT}`, 'application/pdf'],
    ['page and PDF', 'a.pdf', 'application/pdf', `<html>${SCRIPT}%PDF-1.7`, 'text/html'],
    ['PNG and page', 'a.png', 'text/html', png, 'image/png'],
    ['JPG and ZIP', 'a.jpg', 'image/jpeg', Buffer.concat([latin1('\xff\xd8\xff\xe0'), zip]), 'image/jpeg'],
    ['ZIP named as a picture', 'a.jpg', 'image/jpeg', zip, 'application/zip'],
    [
      'a program',
      'a.pdf',
      'application/pdf',
      latin1('MZ\x90\x00'),
      'application/vnd.microsoft.portable-executable',
    ],
    ['a type that is no type', 'a.txt', 'text/html\r\nSet-Cookie: a=b', 'text', 'text/plain'],
    ['nothing at all', 'a.pdf', 'application/pdf', '', null],
    ['bytes of no meaning', 'a.pdf', 'application/pdf', latin1('\x00\x01\x02\x03'), null],
  ])('is found out, and never runs: %s', async (_what, name, contentType, content, detectedType) => {
    const { boss, contract } = await atWork();
    const file = await addFile(boss, contract, name, content, { contentType });
    expect(file).toMatchObject({ state: 'good', versions: [{ detectedType }] });
    const { status, headers, bytes } = await download(boss, file);
    expect(status).toBe(200);
    expect(bytes.equals(Buffer.from(content as Buffer))).toBe(true);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="download"; filename\*=UTF-8''/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    const served = headers.get('content-type')!;
    expect(served).not.toMatch(/html|svg|xml|script|text/);
    expect([detectedType, 'application/octet-stream']).toContain(served);
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('is under the same orders where an S3 server hands it out', async () => {
    const { boss, contract } = await atWork();
    const file = await addFile(boss, contract, '图 "1".svg', `<svg>${SCRIPT}</svg>`, {
      contentType: 'image/svg+xml',
    });
    const s3 = { endpoint: 'http://s3.test', bucket: 'files', region: 'eu', accessKey: 'a', secretKey: 'b' };
    const storage = await openS3Storage({ ...s3, publicEndpoint: undefined, addressing: 'path' });
    const principal = (await boss.load()) as never;
    const url = await versionLink({ ...(await testServices()), storage }, principal, REQUEST, file.versionId);
    const query = new URL(url).searchParams;
    expect(query.get('response-content-type')).toBe('application/octet-stream');
    expect(query.get('response-content-disposition')).toMatch(/^attachment; /);
    expect(query.get('response-cache-control')).toBe('private, no-store');
    expect(Number(query.get('X-Amz-Expires'))).toBeLessThanOrEqual(60);
  });
});

describe('a sender who lies (issue 3)', () => {
  it.each([
    ['fewer', 10, 4],
    ['more', 4, 10],
  ])('about the size is refused, when there are %s bytes than announced', async (_what, stated, real) => {
    const { boss, contract } = await atWork();
    const { files } = as(boss);
    const { uploadId } = await files.beginUpload({ subject: contract, name: 'a.bin', size: stated });
    const bytes = Buffer.alloc(real, 'x');
    const link = async (size: number) =>
      (await files.partLinks({ uploadId, parts: [{ partNumber: 1, size, sha256: sha256(bytes) }] }))
        .parts[0]!;
    await expect(link(real)).rejects.toMatchObject(refusal('invalid', 'files.part_size'));
    expect(await sendPart(await link(stated), bytes)).toBe(400);
    await expect(files.completeUpload({ uploadId })).rejects.toMatchObject(
      refusal('conflict', 'files.parts_missing'),
    );
    expect((await files.browse({ subject: contract })).files).toEqual([]);
  });

  it('about the size of nothing is refused, too', async () => {
    const { boss, contract } = await atWork();
    const { uploadId, partCount } = await as(boss).files.beginUpload({
      subject: contract,
      name: 'a.bin',
      size: 0,
    });
    expect(partCount).toBe(0);
    const parts = [{ partNumber: 1, size: 1, sha256: sha256(Buffer.from('x')) }];
    await expect(as(boss).files.partLinks({ uploadId, parts })).rejects.toMatchObject(
      refusal('invalid', 'files.part_size'),
    );
  });

  it('about the hash of the whole has made a version nobody gets', async () => {
    const { boss, contract } = await atWork();
    const file = await addFile(boss, contract, 'a.txt', 'what arrived', {
      sha256: sha256(Buffer.from('what was announced')),
    });
    expect(file.state).toBe('broken');
    await expect(download(boss, file)).rejects.toMatchObject({ code: 'files.version_broken' });
  });

  it('about the hash of a part, or who sends it under another number, is refused by the store', async () => {
    const { boss, contract } = await atWork();
    const { files } = as(boss);
    const { uploadId } = await files.beginUpload({ subject: contract, name: 'a.bin', size: 4 });
    const wanted = { partNumber: 1, size: 4, sha256: sha256(Buffer.from('good')) };
    const link = (await files.partLinks({ uploadId, parts: [wanted] })).parts[0]!;
    expect(await sendPart(link, Buffer.from('evil'))).toBe(400);
    const other = { ...link, url: link.url.replace('partNumber=1', 'partNumber=2') };
    expect(other.url).not.toBe(link.url);
    expect(await sendPart(other, Buffer.from('good'))).toBe(403);
    expect((await files.uploadState({ uploadId })).arrived).toEqual([]);
  });
});

describe('parts and completing (issue 3)', () => {
  const MiB = 1024 ** 2;

  it('in any order, and one of them twice, make the file that was meant', async () => {
    const { boss, contract } = await atWork();
    const { files } = as(boss);
    const bytes = Buffer.concat([Buffer.alloc(8 * MiB, '1'), Buffer.alloc(8 * MiB, '2'), Buffer.from('3')]);
    const { uploadId } = await files.beginUpload({ subject: contract, name: 'a.bin', size: bytes.length });
    for (const partNumber of [3, 1, 2, 1]) {
      const part = bytes.subarray((partNumber - 1) * 8 * MiB, partNumber * 8 * MiB);
      const wanted = { partNumber, size: part.length, sha256: sha256(part) };
      expect(await sendPart((await files.partLinks({ uploadId, parts: [wanted] })).parts[0]!, part)).toBe(
        200,
      );
    }
    const file = await files.completeUpload({ uploadId });
    await check(boss, file);
    expect((await files.get({ fileId: file.id })).versions).toMatchObject([{ sha256: sha256(bytes) }]);
  });

  it('of one upload are of no use to another', async () => {
    const { boss, contract } = await atWork();
    const { files } = as(boss);
    const begin = (name: string) => files.beginUpload({ subject: contract, name, size: 4 });
    const [one, two] = [await begin('one.bin'), await begin('two.bin')];
    const part = Buffer.from('part');
    const wanted = { partNumber: 1, size: 4, sha256: sha256(part) };
    const links = await Promise.all(
      [one, two].map(({ uploadId }) => files.partLinks({ uploadId, parts: [wanted] })),
    );
    const [ofOne, ofTwo] = links.map(({ parts }) => parts[0]!);
    const storageId = (url: string) => /uploadId=([^&]+)/.exec(url)![1]!;
    const forged = ofOne!.url.replace(storageId(ofOne!.url), storageId(ofTwo!.url));
    expect(await sendPart({ ...ofOne!, url: forged }, part)).toBe(403);
    expect(await sendPart(ofOne!, part)).toBe(200);
    await expect(files.completeUpload({ uploadId: two.uploadId })).rejects.toMatchObject(
      refusal('conflict', 'files.parts_missing'),
    );
  });

  it('by five at once and once more make one version', async () => {
    const { boss, contract } = await atWork();
    const uploadId = await sendBytes(boss, Buffer.from('once'), { subject: contract, name: 'once.txt' });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => as(boss).files.completeUpload({ uploadId })));
    answers.push(await as(boss).files.completeUpload({ uploadId }));
    expect(new Set(answers.map(({ versionId }) => versionId)).size).toBe(1);
    expect(answers.at(-1)!.versions).toHaveLength(1);
    await expect(as(boss).files.cancelUpload({ uploadId })).rejects.toMatchObject(refusal('conflict'));
  });

  it('are one’s own: nobody completes, follows or ends the upload of somebody else', async () => {
    const { firm, boss, contract } = await atWork();
    const uploadId = await sendBytes(boss, Buffer.from('mine'), { subject: contract, name: 'mine.txt' });
    const parts = [{ partNumber: 1, size: 4, sha256: sha256(Buffer.from('mine')) }];
    for (const other of [firm.leaders.electrical, (await given.firm()).boss]) {
      const { files } = as(other);
      for (const attempt of [
        () => files.completeUpload({ uploadId }),
        () => files.uploadState({ uploadId }),
        () => files.cancelUpload({ uploadId }),
        () => files.partLinks({ uploadId, parts }),
      ])
        await expect(attempt()).rejects.toMatchObject(refusal('not_found'));
    }
  });
});

describe('a link (issue 3)', () => {
  afterEach(() => void vi.useRealTimers());

  it('of one contract’s file fetches no other key, guessed or known', async () => {
    const [here, there] = [await atWork(), await atWork()];
    const mine = await addFile(here.boss, here.contract, 'mine.txt', 'mine');
    const theirs = await addFile(there.boss, there.contract, 'theirs.txt', 'theirs');
    const services = await testServices();
    const link = async (person: Person, versionId: string) =>
      new URL(await versionLink(services, (await person.load()) as never, REQUEST, versionId));
    const own = await link(here.boss, mine.versionId);
    const known = await link(there.boss, theirs.versionId);
    const { pathname } = own;
    for (const path of [
      known.pathname,
      pathname.replace(/[^/]+$/, known.pathname.split('/').at(-1)!),
      `${pathname}/../../../${known.pathname.split('/').slice(-4).join('/')}`,
      pathname.replace('/files/', '/files%2f..%2ffiles%2f'),
      `${pathname}%00`,
      pathname.toUpperCase(),
    ]) {
      const url = new URL(own);
      url.pathname = path;
      expect((await fetchStored(url.href)).status).toBe(403);
    }
    for (const [name, value] of [
      ['type', 'text/html'],
      ['name', 'x.html'],
      ['expires', '9999999999'],
      ['verb', 'PUT'],
    ] as const) {
      const url = new URL(own);
      url.searchParams.set(name, value);
      expect((await fetchStored(url.href)).status).toBe(403);
    }
    expect((await fetchStored(own.href)).bytes.toString()).toBe('mine');
    const principal = (await here.boss.load()) as never;
    await expect(versionLink(services, principal, REQUEST, theirs.versionId)).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('is worth nothing after a minute', async () => {
    const { boss, contract } = await atWork();
    const file = await addFile(boss, contract, 'a.txt', 'soon gone');
    const url = await versionLink(
      await testServices(),
      (await boss.load()) as never,
      REQUEST,
      file.versionId,
    );
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 55_000 });
    expect((await fetchStored(url)).status).toBe(200);
    vi.setSystemTime(Date.now() + 6_000);
    expect((await fetchStored(url)).status).toBe(403);
  });
});
