import { requestKey } from '@millwright/platform/browser';
import { z } from 'zod';
import { decimal, terms } from '../contracts.schemas.ts';

const id = z.uuid();
const version = z.number().int().min(1);
const reason = z.string().trim().min(1).max(2_000);

/** The terms that change, each with what it becomes; at least one. */
const changes = z
  .object({
    contractNo: terms.contractNo,
    name: terms.name,
    signedOn: z.iso.date(),
    promisedDate: terms.promisedDate,
    scopeText: terms.scopeText,
    amount: decimal,
    currency: terms.currency,
  })
  .partial()
  .refine((given) => Object.values(given).some((value) => value !== undefined), {
    params: { code: 'amendments.nothing_changes' },
  });
export type TermChanges = z.infer<typeof changes>;

export const amendmentsInput = z.object({ contractId: id });
export const draftAmendmentInput = z.object({ contractId: id, reason, changes, requestKey });
export const reviseAmendmentInput = z.object({ amendmentId: id, version, reason, changes });
export const amendmentVersionInput = z.object({ amendmentId: id, version });
export const approveAmendmentInput = amendmentVersionInput.extend({
  note: z.string().trim().max(2_000).optional(),
});
/** Whoever says no says why. */
export const rejectAmendmentInput = amendmentVersionInput.extend({ note: reason });

export type DraftAmendment = z.infer<typeof draftAmendmentInput>;
export type ReviseAmendment = z.infer<typeof reviseAmendmentInput>;
export type AmendmentVersion = z.infer<typeof amendmentVersionInput>;
export type DecideAmendment = z.infer<typeof approveAmendmentInput>;
