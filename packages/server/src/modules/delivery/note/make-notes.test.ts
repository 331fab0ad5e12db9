import { createHash } from 'node:crypto';
import { as, given, testServices } from '@millwright/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { givenLoadingDock } from '../delivery.scene.ts';
import { makeNotes } from './make-notes.ts';
import { deliveryNoteBytes } from './note-bytes.ts';
import { noteDocument } from './note-document.ts';
import type { NoteFacts } from './note-facts.ts';

const REQUEST = { requestId: 'note-test', ip: null };

const facts: NoteFacts = {
  stage: 'handed_over',
  round: 1,
  firmName: '恒达自动化',
  timeZone: 'Asia/Shanghai',
  number: 'DN-2026-0001',
  deliveredOn: '2026-03-10',
  contractNo: 'HT-1',
  contractName: '包装线 <PL> & Co.',
  customerName: '华东食品',
  place: '苏州工业园区',
  recipient: null,
  carrier: null,
  remark: '</text:p><script>alert(1)</script>\n第二行\u0000',
  warrantyMonths: 12,
  warrantyEndsOn: null,
  items: [{ text: '主机 "A"', quantity: '1.5', unit: '台', serialNos: ['PL-1', 'PL-2'] }],
  override: null,
  signature: null,
};

describe('the document of a delivery note', () => {
  it('holds what people typed as text, whatever it looks like', () => {
    const document = noteDocument(facts, 'zh-CN');
    expect(document).toContain('包装线 &lt;PL&gt; &amp; Co.');
    expect(document).not.toContain('<script>');
    expect(document).not.toContain('\u0000');
  });

  it('is written in the language asked for, with nothing left out of either', () => {
    const signed: NoteFacts = {
      ...facts,
      round: 2,
      stage: 'refused',
      override: { names: ['出厂验收'], decidedAt: '2026-03-09T02:00:00.000Z' },
      signature: {
        verdict: 'refused',
        source: 'portal',
        name: '王工',
        statement: '不予签收',
        reason: '划伤',
        signedOn: null,
        at: '2026-03-10T02:00:00.000Z',
      },
    };
    expect(noteDocument(signed, 'zh-CN')).toMatch(/交付单.*第 2 次交付.*两人批准.*出厂验收.*客户拒收.*划伤/s);
    expect(noteDocument(signed, 'en')).toMatch(
      /Delivery note.*attempt 2.*two people.*Refused by the customer.*10 March 2026/s,
    );
    // What people typed may be Chinese in either; our own signs are not.
    const ours = noteDocument(signed, 'en').replace(/'Noto[^"]*"/g, '');
    expect(ours).not.toMatch(/[（）：、，。]/);
    expect(noteDocument({ ...signed, signature: null }, 'zh-CN')).toContain('签字：____');
  });
});

describe('making the notes of a delivery', () => {
  let office = false;
  beforeAll(async () => {
    const { converter } = await testServices();
    office = converter.hasOffice && converter.isolation !== 'missing';
  });

  it('makes one in each language, whose bytes are what their hash says; or says what is missing', async () => {
    const dock = await givenLoadingDock();
    const { firm, lead } = dock;
    const deliveryId = await dock.delivery();
    await as(lead).delivery.handOver({ deliveryId, version: 1 });
    const services = await testServices();
    await makeNotes(services, firm.tenantId, deliveryId);
    const { notes, noteProblem } = await as(lead).delivery.get({ deliveryId });
    if (!office) {
      expect(noteProblem).toMatch(/office_missing|sandbox_missing/);
      return;
    }
    expect(noteProblem).toBeNull();
    expect(notes.map(({ locale }) => locale).sort()).toEqual(['en', 'zh-CN']);
    for (const note of notes) {
      const person = (await lead.load()) as never;
      const { bytes, sha256, fileName } = await deliveryNoteBytes(services, person, REQUEST, note.id);
      expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      expect(sha256).toBe(note.sha256);
      expect(fileName).toMatch(/^DN-.*-(en|zh-CN)\.pdf$/);
      const elsewhere = (await (await given.firm()).boss.load()) as never;
      await expect(deliveryNoteBytes(services, elsewhere, REQUEST, note.id)).rejects.toMatchObject({
        kind: 'not_found',
      });
    }
    // Made again it is the same; nobody can put other bytes under it.
    await makeNotes(services, firm.tenantId, deliveryId);
    expect((await as(lead).delivery.get({ deliveryId })).notes).toEqual(notes);
    await expect(
      firm.write(({ tx }) => tx.deliveryNoteContent.updateMany({ data: { bytes: new Uint8Array([1]) } })),
    ).rejects.toThrow();
    await expect(
      firm.write(async ({ tx }) => {
        const note = await tx.deliveryNote.create({
          data: {
            deliveryId,
            contractId: dock.contractId,
            locale: 'en',
            stage: 'signed',
            round: 1,
            size: 1,
            sha256: 'a'.repeat(64),
          },
        });
        await tx.deliveryNoteContent.create({
          data: { noteId: note.id, sha256: 'a'.repeat(64), bytes: new Uint8Array([1]) },
        });
      }),
    ).rejects.toThrow();
  }, 180_000);
});
