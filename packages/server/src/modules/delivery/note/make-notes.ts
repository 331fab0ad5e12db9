import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Converter } from '@millwright/conversion';
import { newId } from '@millwright/db';
import { openRead, openWrite, product, type RequestInfo, type ScopeServices } from '@millwright/platform';
import { deliveryNoteMade } from '../delivery.events.ts';
import { noteDocument } from './note-document.ts';
import { type NoteFacts, noteFacts } from './note-facts.ts';

/** What making notes takes. */
export type NoteServices = ScopeServices & { converter: Converter };

const LOCALES = ['zh-CN', 'en'] as const;
const REQUEST: RequestInfo = { requestId: 'delivery.make-note', ip: null, device: 'job:delivery.make-note' };
/** Reasons that another attempt may mend by itself. */
const PASSING = new Set(['busy', 'took_too_long']);

/**
 * Makes the note of a delivery in both languages, for what it tells of now. One that is there stays as it is; where the
 * installation cannot make one, the delivery says why. Done twice it does no harm.
 */
export async function makeNotes(
  services: NoteServices,
  tenantId: string,
  deliveryId: string,
  signal?: AbortSignal,
): Promise<void> {
  const principal = product(tenantId);
  const { facts, there } = await openRead(services, principal, REQUEST, async (scope) => ({
    facts: await noteFacts(scope, deliveryId),
    there: await scope.tx.deliveryNote.findMany({ where: { deliveryId } }),
  }));
  if (!facts) return;
  const wanted = LOCALES.filter(
    (locale) =>
      !there.some(
        (note) => note.locale === locale && note.stage === facts.stage && note.round === facts.round,
      ),
  );
  for (const locale of wanted) {
    const made = await asPdf(services.converter, facts, locale, signal);
    if ('problem' in made) {
      await settle(services, tenantId, deliveryId, made.problem);
      if (PASSING.has(made.problem)) throw new Error(`the note could not be made: ${made.problem}`);
      return;
    }
    await keep(services, tenantId, { deliveryId, locale, facts, bytes: made.bytes });
  }
  await settle(services, tenantId, deliveryId, null);
}

async function asPdf(
  converter: Converter,
  facts: NoteFacts,
  locale: (typeof LOCALES)[number],
  signal?: AbortSignal,
): Promise<{ bytes: Buffer } | { problem: string }> {
  const document = Buffer.from(noteDocument(facts, locale));
  const source = { name: 'note.fodt', size: document.length, open: async () => Readable.from([document]) };
  return converter.convert(
    source,
    async (converted) => {
      if ('none' in converted) return { problem: converted.none };
      const { shown } = converted.conversion;
      return shown ? { bytes: await readFile(shown.path) } : { problem: 'broken' };
    },
    signal,
  );
}

interface Made {
  deliveryId: string;
  locale: string;
  facts: NoteFacts;
  bytes: Buffer;
}

async function keep(services: NoteServices, tenantId: string, made: Made): Promise<void> {
  const { deliveryId, locale, facts, bytes } = made;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await openWrite(services, product(tenantId), REQUEST, async ({ tx }) => {
    const delivery = await tx.delivery.findFirst({ where: { id: deliveryId } });
    const same = { deliveryId, locale, stage: facts.stage, round: facts.round };
    // Another attempt may have been faster; one that tells of what is over meanwhile is not kept.
    if (!delivery || delivery.round !== facts.round || delivery.status !== facts.stage) return;
    if ((await tx.deliveryNote.count({ where: same })) > 0) return;
    const id = newId();
    await tx.deliveryNote.create({
      data: { id, ...same, contractId: delivery.contractId, size: bytes.length, sha256 },
    });
    await tx.deliveryNoteContent.create({ data: { noteId: id, sha256, bytes: new Uint8Array(bytes) } });
  });
}

/** Says on the delivery whether its note is there, or why not. */
async function settle(
  services: NoteServices,
  tenantId: string,
  deliveryId: string,
  noteProblem: string | null,
): Promise<void> {
  await openWrite(services, product(tenantId), REQUEST, async (scope) => {
    const delivery = await scope.tx.delivery.findFirst({ where: { id: deliveryId } });
    if (!delivery) return;
    if (delivery.noteProblem !== noteProblem)
      await scope.tx.delivery.updateMany({ where: { id: deliveryId }, data: { noteProblem } });
    await scope.announce(deliveryNoteMade, { deliveryId, contractId: delivery.contractId });
  });
}
