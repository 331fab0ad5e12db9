import { z } from 'zod';
import { MAX_PIECES, PIECE_LENGTH } from './pieces.schemas.ts';

export { MAX_PIECES, PIECE_LENGTH } from './pieces.schemas.ts';

/** Longest lag between two tasks, either way, in working days. */
export const MAX_LAG = 1_000;
export const MAX_NAME = 100;
export const MAX_REASON = 500;
/** Most exceptions one calendar keeps: a few a year, for decades. */
export const MAX_EXCEPTIONS = 500;
/** Most days one leave or exception spans. */
export const MAX_SPAN_DAYS = 400;
/** Most rows of a template, and tasks of an imported project. */
export const MAX_PLAN_TASKS = 5_000;

const id = z.uuid();
const version = z.number().int().min(1);
/** Days engines and databases agree on. */
const day = z.iso.date().refine((text) => text >= '1990-01-01' && text <= '2100-12-31');
const name = z.string().trim().min(1).max(MAX_NAME);
const type = z.enum(['FS', 'SS', 'FF', 'SF']);
const lagDays = z.number().int().min(-MAX_LAG).max(MAX_LAG);

export const contractInput = z.object({ contractId: id });
export const taskPlanInput = z.object({ taskId: id });

const inOrder = ({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) =>
  !startsOn || !endsOn || startsOn <= endsOn;
export const moveTaskInput = z
  .object({ taskId: id, version, startsOn: day.nullable(), endsOn: day.nullable() })
  .refine(inOrder, { path: ['endsOn'], params: { code: 'tasks.ends_before_start' } });
export type MoveTask = z.infer<typeof moveTaskInput>;

export const linkInput = z.object({
  predecessorId: id,
  successorId: id,
  type: type.default('FS'),
  lagDays: lagDays.default(0),
});
export type Link = z.infer<typeof linkInput>;
export const updateLinkInput = z.object({
  dependencyId: id,
  version,
  type: type.optional(),
  lagDays: lagDays.optional(),
});
export type UpdateLink = z.infer<typeof updateLinkInput>;
export const unlinkInput = z.object({ dependencyId: id, version });
export type Unlink = z.infer<typeof unlinkInput>;

export const saveBaselineInput = z.object({ contractId: id, name });
export type SaveBaseline = z.infer<typeof saveBaselineInput>;
export const baselineInput = z.object({ baselineId: id });

/** push: nothing starts earlier than planned; earliest: as soon as what it waits for allows. */
export const RESCHEDULE_MODES = ['push', 'earliest'] as const;
export const proposeInput = z.object({
  contractId: id,
  reason: z.string().trim().min(1).max(MAX_REASON),
  mode: z.enum(RESCHEDULE_MODES).default('push'),
});
export type Propose = z.infer<typeof proposeInput>;
export const proposalInput = z.object({ proposalId: id });
export const decideInput = z.object({ proposalId: id, version });
export type Decide = z.infer<typeof decideInput>;

const workdays = z
  .array(z.boolean())
  .length(7)
  .refine((days) => days.includes(true));
const calendarFields = {
  name,
  nameEn: z.string().trim().max(MAX_NAME).nullable(),
  workdays,
  region: z.enum(['CN']).nullable(),
  departmentIds: z.array(id).max(100),
};
export const createCalendarInput = z.object(calendarFields);
export type CreateCalendar = z.infer<typeof createCalendarInput>;
export const updateCalendarInput = z.object({ calendarId: id, version }).extend({
  name: calendarFields.name.optional(),
  nameEn: calendarFields.nameEn.optional(),
  workdays: workdays.optional(),
  region: calendarFields.region.optional(),
  departmentIds: calendarFields.departmentIds.optional(),
});
export type UpdateCalendar = z.infer<typeof updateCalendarInput>;
export const versionedCalendarInput = z.object({ calendarId: id, version });
export type VersionedCalendar = z.infer<typeof versionedCalendarInput>;
export const calendarYearInput = z.object({
  calendarId: id.optional(),
  year: z.number().int().min(1990).max(2100),
});
export type CalendarYear = z.infer<typeof calendarYearInput>;

const span = { from: day, to: day };
const isSpan = ({ from, to }: { from: string; to: string }) =>
  from <= to && Date.parse(to) - Date.parse(from) < MAX_SPAN_DAYS * 86_400_000;
const spanRefused = { path: ['to'], params: { code: 'planning.days_out_of_order' } };
export const addExceptionInput = z
  .object({ calendarId: id, ...span, isWorking: z.boolean(), name })
  .refine(isSpan, spanRefused);
export type AddException = z.infer<typeof addExceptionInput>;
export const removeExceptionInput = z.object({ exceptionId: id });

export const listLeaveInput = z.object({
  from: day,
  to: day,
  memberIds: z.array(id).max(200).optional(),
  cursor: id.optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type ListLeave = z.infer<typeof listLeaveInput>;
/** Without a person: one's own. */
export const enterLeaveInput = z.object({ memberId: id.optional(), ...span }).refine(isSpan, spanRefused);
export type EnterLeave = z.infer<typeof enterLeaveInput>;
export const removeLeaveInput = z.object({ leaveId: id });

/** Most columns of a load table. */
export const MAX_BUCKETS = 120;
export const loadInput = z
  .object({ ...span, by: z.enum(['department', 'person']), bucket: z.enum(['week', 'day']).default('week') })
  .refine(
    ({ from, to, bucket }) =>
      from <= to &&
      (Date.parse(to) - Date.parse(from)) / 86_400_000 < MAX_BUCKETS * (bucket === 'week' ? 7 : 1),
    spanRefused,
  );
export type LoadQuestion = z.infer<typeof loadInput>;

export const createTemplateInput = z.object({
  contractId: id,
  name,
  description: z.string().trim().max(1_000).optional(),
});
export type CreateTemplate = z.infer<typeof createTemplateInput>;
export const listTemplatesInput = z.object({
  search: z.string().trim().max(100).optional(),
  cursor: id.optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type ListTemplates = z.infer<typeof listTemplatesInput>;
export const templateInput = z.object({ templateId: id });
export const renameTemplateInput = z.object({
  templateId: id,
  version,
  name: name.optional(),
  description: z.string().trim().max(1_000).nullable().optional(),
});
export type RenameTemplate = z.infer<typeof renameTemplateInput>;
export const versionedTemplateInput = z.object({ templateId: id, version });
export type VersionedTemplate = z.infer<typeof versionedTemplateInput>;
/** Where the tasks of each department of the template go; those of a department that goes nowhere are left out. */
export const fillFromTemplateInput = z.object({
  templateId: id,
  contractId: id,
  startsOn: day,
  departments: z.array(z.object({ from: id, to: id.nullable() })).max(200),
});
export type FillFromTemplate = z.infer<typeof fillFromTemplateInput>;

/** A project file, packed with gzip and written as base64, so that large ones fit into a call. */
export const projectFileInput = z.object({
  contractId: id,
  fileName: z.string().trim().min(1).max(200),
  content: z
    .array(
      z
        .string()
        .max(PIECE_LENGTH)
        .regex(/^[A-Za-z0-9+/]+={0,2}$/),
    )
    .min(1)
    .max(MAX_PIECES),
  /** Whose tasks they become; a project's file knows no departments. */
  departmentId: id,
  /** The day an undated project begins. */
  startsOn: day,
});
export type ProjectFile = z.infer<typeof projectFileInput>;
