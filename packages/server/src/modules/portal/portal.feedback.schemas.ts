import { z } from 'zod';
import { FEEDBACK_KINDS } from '../feedback/feedback.lifecycle.ts';
import { MOST_TEXT, MOST_TITLE } from '../feedback/feedback.schemas.ts';

const id = z.uuid();
const text = z.string().trim().min(1).max(MOST_TEXT);

export const portalFeedbackListInput = z.object({
  contractId: id,
  /** The oldest of the page before. */
  cursor: id.optional(),
  limit: z.number().int().min(1).max(100).default(20),
});
export type PortalFeedbackList = z.infer<typeof portalFeedbackListInput>;
export const portalFeedbackInput = z.object({ feedbackId: id });

export const reportFeedbackInput = z.object({
  /** Chosen by the form, so that what is sent twice is there once. */
  id,
  contractId: id,
  kind: z.enum(FEEDBACK_KINDS),
  title: z.string().trim().min(1).max(MOST_TITLE),
  text,
  serialNo: z.string().trim().max(100).nullish(),
});
export type ReportFeedback = z.infer<typeof reportFeedbackInput>;

export const writeOnFeedbackInput = z.object({
  /** Chosen by the form, so that what is sent twice is there once. */
  id,
  feedbackId: id,
  text,
  /** Takes up again with it what was settled. */
  reopens: z.boolean().default(false),
});
export type WriteOnFeedback = z.infer<typeof writeOnFeedbackInput>;
