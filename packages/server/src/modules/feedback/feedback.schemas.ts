import { pageInput, requestKey } from '@millwright/platform/browser';
import { z } from 'zod';
import { FEEDBACK_KINDS, FEEDBACK_STATES, LOWERED, SEVERITIES } from './feedback.lifecycle.ts';

export const MOST_TITLE = 200;
export const MOST_TEXT = 10_000;
export const MOST_REASON = 2_000;
/** Orders the list offers; `due`: what must be answered first on top. */
export const FEEDBACK_SORTS = ['due', 'createdAt', 'title'] as const;

const id = z.uuid();
const version = z.number().int().min(1);
const title = z.string().trim().min(1).max(MOST_TITLE);
const text = z.string().trim().min(1).max(MOST_TEXT);
const serialNo = z.string().trim().max(100);
const ids = z.array(id).max(50);

export const feedbackInput = z.object({ feedbackId: id });
const versioned = feedbackInput.extend({ version });

export const createFeedbackInput = z.object({
  contractId: id,
  kind: z.enum(FEEDBACK_KINDS),
  title,
  text,
  severity: z.enum(SEVERITIES).default('major'),
  taskId: id.nullish(),
  serialNo: serialNo.nullish(),
  ownerId: id.nullish(),
  /** Whether the customer sees it in the portal; not unless told. */
  isShown: z.boolean().default(false),
  requestKey,
});
export type CreateFeedback = z.input<typeof createFeedbackInput>;

export const updateFeedbackInput = versioned.extend({
  kind: z.enum(FEEDBACK_KINDS).optional(),
  /** What a customer wrote stays in their words. */
  title: title.optional(),
  text: text.optional(),
  severity: z.enum(SEVERITIES).optional(),
  taskId: id.nullish(),
  serialNo: serialNo.nullish(),
  isShown: z.boolean().optional(),
});
export type UpdateFeedback = z.infer<typeof updateFeedbackInput>;

export const lowerSeverityInput = versioned.extend({
  severity: z.enum(LOWERED),
  reason: z.string().trim().min(1).max(MOST_REASON),
});
export type LowerSeverity = z.infer<typeof lowerSeverityInput>;

export const assignFeedbackInput = versioned.extend({ ownerId: id.nullable() });
export type AssignFeedback = z.infer<typeof assignFeedbackInput>;

export const feedbackVersionInput = versioned;
export type FeedbackVersion = z.infer<typeof feedbackVersionInput>;

export const triageFeedbackInput = versioned.extend({
  severity: z.enum(SEVERITIES).optional(),
  ownerId: id.nullish(),
});
export type TriageFeedback = z.infer<typeof triageFeedbackInput>;

export const rejectFeedbackInput = versioned.extend({
  /** The customer reads it. */
  reason: z.string().trim().min(1).max(MOST_REASON),
});
export type RejectFeedback = z.infer<typeof rejectFeedbackInput>;

export const writeMessageInput = feedbackInput.extend({ text });
export type WriteMessage = z.infer<typeof writeMessageInput>;

export const makeTaskInput = versioned.extend({
  departmentId: id,
  title,
  assigneeIds: z.array(id).max(100).optional(),
  dueOn: z.iso.date().nullish(),
});
export type MakeTask = z.infer<typeof makeTaskInput>;

export const makeContractInput = versioned.extend({
  contractNo: z.string().trim().min(1).max(60),
  name: z.string().trim().min(1).max(200),
});
export type MakeContract = z.infer<typeof makeContractInput>;

export const feedbackFilters = z.object({
  search: z.string().trim().max(200).optional(),
  contractIds: ids.optional(),
  ownerIds: ids.optional(),
  kinds: z.array(z.enum(FEEDBACK_KINDS)).max(2).optional(),
  severities: z.array(z.enum(SEVERITIES)).max(3).optional(),
  statuses: z.array(z.enum(FEEDBACK_STATES)).max(6).optional(),
  sources: z
    .array(z.enum(['staff', 'portal']))
    .max(2)
    .optional(),
  /** Only what was given to the viewer. */
  mine: z.boolean().optional(),
  /** Only what nobody has been given. */
  unowned: z.boolean().optional(),
  /** Only what is past its time to be answered. */
  overdue: z.boolean().optional(),
  createdFrom: z.iso.date().optional(),
  createdTo: z.iso.date().optional(),
});
export type FeedbackFilters = z.infer<typeof feedbackFilters>;

export const listFeedbackInput = pageInput.extend({
  ...feedbackFilters.shape,
  sort: z.enum(FEEDBACK_SORTS).default('due'),
  /** Also count what the filters match, up to a limit. */
  count: z.boolean().optional(),
});
export type ListFeedback = z.infer<typeof listFeedbackInput>;

export const listMessagesInput = feedbackInput.extend({
  /** The oldest message of the page before. */
  cursor: id.optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListMessages = z.infer<typeof listMessagesInput>;

export const feedbackOfContractInput = z.object({ contractId: id });
export const ownersInput = z.object({
  contractId: id,
  search: z.string().trim().max(100).optional(),
});
export type Owners = z.infer<typeof ownersInput>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const hours = z.number().int().min(1).max(2_000);
export const updateFeedbackSettingInput = z.object({
  /** 0 as long as the firm goes by what everybody begins with. */
  version: z.number().int().min(0),
  opensAt: clock,
  closesAt: clock,
  criticalHours: hours,
  majorHours: hours,
  minorHours: hours,
  reopenDays: z.number().int().min(0).max(3_650),
});
export type UpdateFeedbackSetting = z.infer<typeof updateFeedbackSettingInput>;
