import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import type { StaffPrincipal } from '@millwright/platform';
import { sealedZip, zipChunks, zipEntries } from '@millwright/platform/archive';
import { as, asSuperuser, type Firm, given, type Person, refusal, testServices } from '@millwright/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeedback } from '../feedback/index.ts';
import { addFile } from '../files/files.scene.ts';
import { makeItem } from '../procurement/index.ts';
import { MANIFEST_PATH } from './bundle/bundle-format.ts';
import { LEFT_OUT, SECTIONS } from './bundle/bundle-sections.ts';
import { bundleLink } from './operations/bundle-link.ts';
import { makeBundles } from './operations/make-bundles.ts';
import { verifyBundle } from './verify-bundle.ts';

const REQUEST = { requestId: 'archives-test', ip: null };
const AMOUNT = '7654321.09';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundles-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Over {
  firm: Firm;
  contractId: string;
  lead: Person;
}

/** A contract with work, parts, feedback, money and files in two versions, archived. */
async function archived(): Promise<Over> {
  const firm = await given.firmWithoutAcceptance();
  const lead = firm.staff.sales;
  await firm.customerWithContact('别的客户');
  const { id: contractId } = await given.contract(firm, {
    status: 'executing',
    amount: AMOUNT,
    projectLeadId: lead.id,
    name: '包装线',
  });
  const boss = as(firm.boss);
  const task = await boss.tasks.create({
    contractId,
    departmentId: firm.departments.electrical,
    title: '../电控柜',
  });
  await firm.write(async (scope) => {
    await makeFeedback(scope, { contractId, title: '噪声过大', severity: 'minor' });
    const departmentId = firm.departments.electrical;
    await makeItem(scope, { contractId, departmentId, name: '减速机', unitPrice: AMOUNT });
    const payment = { name: '预付款', amount: AMOUNT, trigger: 'signed' };
    const { id: paymentId } = await scope.tx.paymentMilestone.create({ data: { contractId, ...payment } });
    const receivedOn = new Date('2026-01-15');
    await scope.tx.paymentReceipt.create({ data: { contractId, paymentId, amount: AMOUNT, receivedOn } });
  });
  await addFile(firm.boss, { type: 'Contract', id: contractId }, '布置图.dxf', 'first');
  await addFile(firm.boss, { type: 'Contract', id: contractId }, '布置图.dxf', 'second');
  await addFile(firm.boss, { type: 'Task', id: task.id }, 'CON.txt', 'of the task');
  for (const verb of ['accept', 'deliver', 'archive'] as const) {
    const { version } = await boss.contracts.get({ contractId });
    await boss.contracts[verb]({ contractId, version });
  }
  return { firm, contractId, lead };
}

/** The bundle somebody may have, as a file on this machine. */
async function taken({ contractId, firm }: Over, person: Person) {
  const { storage } = await testServices();
  const [bundle] = (await as(person).archives.bundles({ contractId })).items;
  const row = await firm.write(({ tx }) => tx.archiveBundle.findFirstOrThrow({ where: { id: bundle!.id } }));
  const path = join(folder, `${bundle!.id}.zip`);
  await writeFile(path, await buffer((await storage.get(row.storageKey!)).body));
  return { path, bundle: bundle! };
}

async function contents(path: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const entry of zipEntries(path))
    if (!entry.isFolder) found[entry.path] = await text(await entry.open());
  return found;
}

describe('the bundle of an archived contract', () => {
  let over: Over;
  beforeAll(async () => {
    over = await archived();
    await makeBundles(await testServices(), over.firm.tenantId, over.contractId);
  }, 120_000);

  it('holds records, every version of every file and the trail, and is what it says and what is on record', async () => {
    const { path, bundle } = await taken(over, over.firm.boss);
    expect(bundle).toMatchObject({ state: 'ready', withMoney: true, fileCount: 3, leftOut: 0 });
    const found = await verifyBundle(path, bundle.sha256!);
    expect(found.problems).toEqual([]);
    expect(found).toMatchObject({
      size: bundle.size,
      manifest: { contract: { name: '包装线' }, withMoney: true },
    });
    expect(found.auditRows).toBeGreaterThan(5);
    const inside = await contents(path);
    expect(Object.keys(inside)).toEqual(
      expect.arrayContaining([
        'README.txt',
        'data/contract.jsonl',
        'data/tasks.jsonl',
        'data/payments.jsonl',
        'data/feedback.jsonl',
        'files/布置图 v1.dxf',
        'files/布置图 v2.dxf',
        'files/.._电控柜/CON_ v1.txt',
        'audit/audit.jsonl',
        MANIFEST_PATH,
      ]),
    );
    expect([inside['files/布置图 v1.dxf'], inside['files/布置图 v2.dxf']]).toEqual(['first', 'second']);
    expect(inside['data/contract.jsonl']).toContain(AMOUNT);
    expect(inside['data/people.jsonl']).toContain(over.firm.boss.name);
    expect(inside['data/people.jsonl']).not.toContain('@example.com');
    expect(inside['data/customers.jsonl']).toContain('华东食品');
    expect(inside['data/customers.jsonl']).not.toContain('别的客户');
  });

  it('shows whoever leads the contract everything but money, also in what the trail says', async () => {
    const { path, bundle } = await taken(over, over.lead);
    expect(bundle).toMatchObject({ state: 'ready', withMoney: false });
    expect((await verifyBundle(path, bundle.sha256!)).problems).toEqual([]);
    const inside = await contents(path);
    const all = Object.values(inside).join('\n');
    expect(all).not.toContain('7654321');
    expect(all).not.toContain('预付款');
    expect(Object.keys(inside).filter((one) => /payments|receipts|quotations/.test(one))).toEqual([]);
    expect(inside['audit/audit.jsonl']).toContain('masked');
    expect(inside['data/tasks.jsonl']).toContain('电控柜');
  });

  it('is found out with one byte changed anywhere, and names what was changed inside', async () => {
    const { path } = await taken(over, over.firm.boss);
    const bytes = await readFile(path);
    const changed = join(folder, 'changed.zip');
    for (let n = 0; n < 40; n += 1) {
      const copy = Buffer.from(bytes);
      const at = Math.floor(((n + 0.5) / 40) * copy.length);
      copy[at] = copy[at]! ^ 0x10;
      await writeFile(changed, copy);
      expect((await verifyBundle(changed)).problems.length, `byte ${at}`).toBeGreaterThan(0);
    }
    // Also by somebody who packs and seals it anew.
    const again = async (edit: (inside: Record<string, string>) => void) => {
      const inside = await contents(path);
      edit(inside);
      async function* entries() {
        for (const [name, content] of Object.entries(inside))
          yield { path: name, modifiedAt: new Date(), bytes: Buffer.from(content) };
      }
      const parts: Uint8Array[] = [];
      for await (const chunk of sealedZip(zipChunks(entries()))) parts.push(chunk);
      await writeFile(changed, Buffer.concat(parts));
      return (await verifyBundle(changed)).problems;
    };
    expect(await again((inside) => Object.assign(inside, { 'files/布置图 v1.dxf': 'forged' }))).toEqual([
      { what: 'changed', item: 'files/布置图 v1.dxf' },
    ]);
    expect(await again((inside) => delete inside['data/tasks.jsonl'])).toEqual([
      { what: 'missing', item: 'data/tasks.jsonl' },
    ]);
    expect(await again((inside) => Object.assign(inside, { 'data/more.jsonl': '{}' }))).toEqual([
      { what: 'unexpected', item: 'data/more.jsonl' },
    ]);
    expect(
      await again((inside) => {
        inside['audit/audit.jsonl'] = inside['audit/audit.jsonl']!.split('\n').slice(1).join('\n');
      }),
    ).toEqual([
      { what: 'changed', item: 'audit/audit.jsonl' },
      { what: 'chain_broken', item: 'audit/audit.jsonl:1' },
    ]);
    expect((await again((inside) => delete inside[MANIFEST_PATH]))[0]).toMatchObject({ what: 'no_list' });
    await writeFile(changed, 'no ZIP at all');
    expect((await verifyBundle(changed)).problems.map(({ what }) => what)).toEqual([
      'seal_missing',
      'no_zip',
    ]);
    expect((await verifyBundle(path, 'f'.repeat(64))).problems).toMatchObject([{ what: 'another_file' }]);
  });

  it('is handed out to whoever may have it, and the trail says to whom', async () => {
    const { firm, lead, contractId } = over;
    const services = await testServices();
    const get = async (person: Person, bundleId: string) =>
      bundleLink(services, (await person.load()) as StaffPrincipal, REQUEST, bundleId);
    const { bundle: whole } = await taken(over, firm.boss);
    const { bundle: plain } = await taken(over, lead);
    expect(await get(firm.boss, whole.id)).toContain('/');
    expect(await get(lead, plain.id)).toContain('/');
    const refused = { kind: 'not_found', code: 'archives.not_found' };
    await expect(get(lead, whole.id)).rejects.toMatchObject(refused);
    await expect(get(firm.leaders.electrical, plain.id)).rejects.toMatchObject(refused);
    await expect(get((await given.firm()).boss, plain.id)).rejects.toMatchObject(refused);
    const { items } = await as(firm.boss).audit.list({ type: ['ArchiveBundle'], contractId });
    expect(items.filter(({ changes }) => 'downloads' in changes).map(({ actorId }) => actorId)).toEqual(
      expect.arrayContaining([firm.boss.id, lead.id]),
    );
  });

  it('stays what it is: made once for each archiving, and nobody puts other bytes under it', async () => {
    const { firm, contractId } = over;
    const before = await as(firm.boss).archives.bundles({ contractId });
    expect(before.mayMake).toBe(false);
    await makeBundles(await testServices(), firm.tenantId, contractId);
    expect(await as(firm.boss).archives.bundles({ contractId })).toEqual(before);
    await expect(as(firm.boss).archives.make({ contractId })).rejects.toMatchObject(
      refusal('conflict', 'archives.made_already'),
    );
    await expect(
      firm.write(({ tx }) => tx.archiveBundle.updateMany({ data: { sha256: 'a'.repeat(64) } })),
    ).rejects.toThrow();
    await expect(firm.write(({ tx }) => tx.archiveBundle.deleteMany({}))).rejects.toThrow();
  });
});

describe('having a bundle made', () => {
  it('is for the boss and whoever leads the contract, once it is archived', async () => {
    const firm = await given.firm();
    const { id: contractId } = await given.contract(firm, { status: 'executing' });
    await expect(as(firm.boss).archives.make({ contractId })).rejects.toMatchObject(
      refusal('conflict', 'archives.not_archived'),
    );
    await expect(as(firm.staff.electrical).archives.make({ contractId })).rejects.toMatchObject(
      refusal('forbidden', 'platform.forbidden'),
    );
    await expect(as((await given.firm()).boss).archives.make({ contractId })).rejects.toMatchObject(
      refusal('not_found', 'contracts.not_found'),
    );
  });

  it('says what could not be made, and makes it when asked again', async () => {
    const { firm, contractId } = await archived();
    const services = await testServices();
    const broken = {
      ...services,
      storage: { ...services.storage, put: () => Promise.reject(new Error('full')) },
    };
    await expect(makeBundles(broken as never, firm.tenantId, contractId)).rejects.toThrow('full');
    const failed = await as(firm.boss).archives.bundles({ contractId });
    expect(failed).toMatchObject({ items: [{ state: 'failed', sha256: null }], mayMake: true });
    expect((await as(firm.boss).archives.make({ contractId })).items[0]).toMatchObject({ state: 'making' });
    await expect(as(firm.boss).archives.make({ contractId })).rejects.toMatchObject(
      refusal('conflict', 'archives.being_made'),
    );
    // Two who make it at once make one.
    await Promise.all([1, 2].map(() => makeBundles(services, firm.tenantId, contractId)));
    expect(await as(firm.boss).archives.bundles({ contractId })).toMatchObject({
      items: [{ state: 'ready' }],
      mayMake: false,
    });
  }, 60_000);

  it('leaves out no table that belongs to contracts', async () => {
    const rows = (await asSuperuser(
      `SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = 'public' AND c.column_name = 'contract_id' AND t.table_type = 'BASE TABLE' ORDER BY 1`,
    )) as unknown as { table_name: string }[] | { rows: { table_name: string }[] };
    const tables = ('rows' in rows ? rows.rows : rows).map(({ table_name }) => table_name);
    const known = [...SECTIONS.map(({ table }) => table), ...Object.keys(LEFT_OUT)];
    expect(tables.filter((table) => !known.includes(table))).toEqual([]);
  });
});
