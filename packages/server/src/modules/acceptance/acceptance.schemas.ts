import { pageInput, requestKey } from '@millwright/platform/browser';
import { z } from 'zod';
import { ROUND_STATES } from './acceptance.lifecycle.ts';
import { SEVERITIES } from './kinds.schemas.ts';

export { SEVERITIES, type Severity } from './kinds.schemas.ts';

const id = z.uuid();
const version = z.number().int().min(1);
const note = z.string().trim().max(2_000);
/** How many of something: a positive decimal with at most four places. */
const quantity = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,4})?$/)
  .refine((text) => /[1-9]/.test(text));
/** None of it, or some. */
const quantityOrNone = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/);

export const contractAcceptanceInput = z.object({ contractId: id });
export const roundInput = z.object({ roundId: id });
/** A verb needs the version seen, so that nobody decides on a round that has moved on. */
export const roundVersionInput = z.object({ roundId: id, version });

/** Asks for a round: of what was asked for before, or of the whole contract or some of its tasks at a stage. */
export const requestInput = z.object({
  contractId: id,
  stageCode: z.string().max(40),
  /** The acceptance a further round is for; the others say what a new one is about. */
  acceptanceId: id.optional(),
  /** Some tasks; none named means the whole contract. */
  taskIds: z.array(id).max(200).optional(),
  title: z.string().trim().max(200).optional(),
  unit: z.string().trim().max(20).optional(),
  totalQuantity: quantity.optional(),
  /** How much this round is about; all that is not accepted yet unless told. */
  quantity: quantity.optional(),
  /** Another checklist than the stage's. */
  templateId: id.nullish(),
  note: note.optional(),
  requestKey,
});

export const recordInput = z.object({
  checkId: id,
  version,
  answer: z.boolean().nullish(),
  /** As it was typed: `12.5`, or with a unit `0.0125 m`. */
  entered: z.string().trim().max(60).nullish(),
  text: note.nullish(),
  notApplicable: z.boolean().optional(),
  note: note.nullish(),
});
export const evidenceInput = z.object({ checkId: id, fileId: id });

const finding = {
  checkId: id.nullish(),
  reasonId: id,
  severity: z.enum(SEVERITIES),
  description: z.string().trim().min(1).max(2_000),
  quantity: quantity.nullish(),
  taskId: id.nullish(),
  departmentId: id.nullish(),
};
export const addFindingInput = z.object({ roundId: id, ...finding });
export const removeFindingInput = z.object({ findingId: id, version });

export const passInput = roundVersionInput.extend({ note: note.optional() });
export const concedeInput = roundVersionInput.extend({
  reason: z.string().trim().min(1).max(2_000),
  until: z.iso.date().nullish(),
});
/** Some of it may be accepted all the same; the rest waits for another round. */
export const rejectInput = roundVersionInput.extend({
  note: note.optional(),
  acceptedQuantity: quantityOrNone.optional(),
});
/** What is conceded is submitted with it: the customer signs for that as well. */
export const submitInput = roundVersionInput.extend({
  reason: z.string().trim().max(2_000).optional(),
  until: z.iso.date().nullish(),
});
export const withdrawInput = roundVersionInput.extend({ note: note.optional() });

/** Orders the list of rounds offers. */
export const ROUND_SORTS = ['requestedAt'] as const;
export const roundFilters = z.object({
  search: z.string().trim().max(100).optional(),
  status: z.array(z.enum(ROUND_STATES)).max(7).optional(),
  stages: z.array(z.string().max(40)).max(20).optional(),
  contractIds: z.array(id).max(100).optional(),
  /** Only rounds that wait for the viewer: to start, or to go on with. */
  mine: z.boolean().optional(),
});
export const listRoundsInput = pageInput.extend({
  ...roundFilters.shape,
  sort: z.enum(ROUND_SORTS).default('requestedAt'),
  count: z.boolean().optional(),
});
export const yieldInput = z.object({ from: z.iso.date(), to: z.iso.date(), contractId: id.optional() });

export type RequestAcceptance = z.infer<typeof requestInput>;
export type RoundVersion = z.infer<typeof roundVersionInput>;
export type RecordResult = z.infer<typeof recordInput>;
export type AddFinding = z.infer<typeof addFindingInput>;
export type Concede = z.infer<typeof concedeInput>;
export type Reject = z.infer<typeof rejectInput>;
export type Submit = z.infer<typeof submitInput>;
export type ListRounds = z.infer<typeof listRoundsInput>;
export type RoundFilters = z.infer<typeof roundFilters>;
export type YieldOf = z.infer<typeof yieldInput>;
