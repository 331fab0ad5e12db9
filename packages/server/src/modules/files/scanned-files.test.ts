import { type Scanner, ScannerError } from '@millwright/platform/scanner';
import { as, refusal, said, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import { fileVersionChecked } from './files.events.ts';
import { sendBytes } from './files.scene.ts';
import { checkVersion } from './operations/check-version.ts';
import { checkWaitingOnce } from './operations/check-waiting-versions.ts';
import { tidyFilesOnce } from './operations/tidy-files.ts';
import { versionLink } from './operations/version-link.ts';

const REQUEST = { requestId: 'files', ip: null };
const DAY = 86_400_000;
const FINDING = 'Eicar-Test-Signature';

/** A scanner as far as files are concerned: finds the word "virus", takes 20 bytes. The real one is tried in platform. */
const scanner = (state: { away?: boolean } = {}): Scanner => ({
  examine: async () => 'a scanner',
  async begin() {
    if (state.away) throw new ScannerError('connect ENOENT');
    let seen = '';
    return {
      write: async (piece) => {
        seen += Buffer.from(piece).toString();
      },
      cancel: () => undefined,
      end: async () => {
        if (seen.length > 20) return { kind: 'too_large' };
        return seen.includes('virus') ? { kind: 'infected', finding: FINDING } : { kind: 'clean' };
      },
    };
  },
});

async function atWork() {
  const place = await givenWorkplace();
  const { firm, contractId } = place;
  const contract = { type: 'Contract', id: contractId };
  const upload = async (content: string, guards: Parameters<typeof checkVersion>[0] | object) => {
    const uploadId = await sendBytes(firm.boss, Buffer.from(content), { subject: contract, name: 'a.txt' });
    const file = await as(firm.boss).files.completeUpload({ uploadId });
    const services = { ...(await testServices()), ...guards };
    const checked = () => checkVersion(services, firm.tenantId, file.versionId);
    const link = async () =>
      versionLink(services, (await firm.boss.load()) as never, REQUEST, file.versionId);
    return { file, services, checked, link, now: () => as(firm.boss).files.get({ fileId: file.id }) };
  };
  return { ...place, contract, boss: firm.boss, upload };
}

describe('a scanned version', () => {
  it('is nobody’s until it was seen, and everybody’s when it is clean', async () => {
    const { upload } = await atWork();
    const { checked, link, now } = await upload('a plan', { scanner: scanner() });
    await expect(link()).rejects.toMatchObject({ kind: 'conflict', code: 'files.version_not_checked' });
    await checked();
    expect((await now()).versions).toMatchObject([{ state: 'good', scanned: 'clean', finding: null }]);
    expect(await link()).toContain('http');
  });

  it('in which something was found is never downloaded, issued or restored, and its name is shown', async () => {
    const { firm, contractId, boss, upload } = await atWork();
    const { file, checked, link, now } = await upload('a virus', { scanner: scanner() });
    await checked();
    const found = await now();
    expect(found).toMatchObject({
      state: 'infected',
      versions: [{ state: 'infected', scanned: 'infected', finding: FINDING }],
    });
    const infected = { kind: 'conflict', code: 'files.version_infected', facts: { versionNo: 1 } };
    await expect(link()).rejects.toMatchObject(infected);
    const about = { fileId: file.id, version: found.version, versionNo: 1 };
    await expect(as(boss).files.issue(about)).rejects.toMatchObject(refusal('conflict', infected.code));
    await expect(as(boss).files.restoreVersion(about)).rejects.toMatchObject(
      refusal('conflict', infected.code),
    );
    expect(await firm.announcements()).toContainEqual(
      said(fileVersionChecked, {
        fileId: file.id,
        contractId,
        versionId: file.versionId,
        state: 'infected' as const,
      }),
    );
    const turned = firm.write(({ tx }) =>
      tx.fileVersion.updateMany({ where: { id: file.versionId }, data: { state: 'good', scanned: 'clean' } }),
    );
    await expect(turned).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('is told of to whoever sent it and to those who lead its contract, and to nobody else', async () => {
    const { firm, lead, boss, upload } = await atWork();
    await (await upload('a virus', { scanner: scanner() })).checked();
    const facts = { fileName: 'a.txt', versionNo: 1, finding: FINDING };
    for (const person of [boss, lead]) {
      const { items } = await as(person).notifications.list({});
      expect(items.filter(({ kind }) => kind === 'file_infected')).toMatchObject([{ facts }]);
    }
    const others = await as(firm.staff.software).notifications.list({});
    expect(others.items).toEqual([]);
  });

  it('stays as it is while the scanner is away, and is checked when it is back', async () => {
    const state = { away: true };
    const { upload } = await atWork();
    const { checked, now } = await upload('a plan', { scanner: scanner(state) });
    await expect(checked()).rejects.toThrow(ScannerError);
    expect((await now()).state).toBe('checking');
    state.away = false;
    await checked();
    expect((await now()).state).toBe('good');
  });

  it('that waited for longer than the queue tries is checked all the same', async () => {
    const state = { away: true };
    const { upload } = await atWork();
    const { services, now } = await upload('a plan', { scanner: scanner(state) });
    const errors: unknown[] = [];
    const look = (days: number) =>
      checkWaitingOnce(services, Date.now() + days * DAY, new AbortController().signal, (e) =>
        errors.push(e),
      );
    expect((await look(0)).waiting).toBe(0);
    expect((await look(2)).waiting).toBeGreaterThan(0);
    expect(errors[0]).toBeInstanceOf(ScannerError);
    state.away = false;
    expect(await look(2)).toMatchObject({ waiting: 0 });
    expect((await now()).state).toBe('good');
  });

  it('that is too large passes with a mark, or not at all, as the installation says', async () => {
    const { boss, upload } = await atWork();
    const large = 'more than the scanner takes';
    const passed = await upload(large, { scanner: scanner() });
    await passed.checked();
    expect((await passed.now()).versions[0]).toMatchObject({ state: 'good', scanned: 'too_large' });
    expect(await passed.link()).toContain('http');

    const refused = await upload(`${large} `, { scanner: scanner(), tooLargeToScan: 'refuse' });
    await refused.checked();
    expect((await refused.now()).versions[0]).toMatchObject({ state: 'unscanned', scanned: 'too_large' });
    await expect(refused.link()).rejects.toMatchObject({ code: 'files.version_unscanned' });
    const kinds = (await as(boss).notifications.list({})).items.map(({ kind }) => kind);
    expect(kinds).toContain('file_not_scanned');
  });

  it('is not scanned where no scanner was set up, and says nothing about it', async () => {
    const { upload } = await atWork();
    const { checked, now } = await upload('a virus', {});
    await checked();
    expect((await now()).versions[0]).toMatchObject({ state: 'good', scanned: null });
  });

  it('in which something was found is kept for two weeks, where nobody but the administrator gets at it', async () => {
    const { firm, upload } = await atWork();
    const { checked, file, services } = await upload('a virus', { scanner: scanner() });
    await checked();
    const { storage_key: key } = await firm.read(({ sql }) =>
      sql
        .selectFrom('file_version')
        .select('storage_key')
        .where('id', '=', file.versionId)
        .executeTakeFirstOrThrow(),
    );
    const tidy = (days: number) =>
      tidyFilesOnce(services, Date.now() + days * DAY, new AbortController().signal);
    await tidy(13);
    expect(await services.storage.stat(key)).toBeDefined();
    expect(await tidy(15)).toMatchObject({ versionsWithoutBytes: [] });
    expect(await services.storage.stat(key)).toBeUndefined();
    expect(await tidy(16)).toMatchObject({ versionsWithoutBytes: [] });
  });
});
