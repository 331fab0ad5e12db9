import { z } from 'zod';

const contract = { contractNo: z.string(), contractName: z.string() };
const department = { departmentName: z.string(), departmentNameEn: z.string().nullable() };
const stage = { stageName: z.string(), stageNameEn: z.string().nullable() };
const day = z.iso.date().nullable();
const feedback = {
  feedbackNo: z.string(),
  feedbackTitle: z.string(),
  severity: z.enum(['critical', 'major', 'minor']),
};

/**
 * Everything people are told, each kind with the facts its text is made of: names, numbers, dates. Strict, so that
 * nothing else slips in; money and notes have no place here. The texts stand in the staff app's i18n, under the kind.
 */
export const noticeKinds = {
  /** Put on a contract's team, or given another part in it. */
  team_assigned: z.strictObject({ ...contract, ...department, role: z.enum(['assistant', 'member']) }),
  /** Leads a department's work on a contract from now on. */
  department_lead: z.strictObject({ ...contract, ...department }),
  /** Somebody else leads the department's work from now on; the reader assists. */
  lead_handed_over: z.strictObject({ ...contract, ...department }),
  /** Leads a contract as a whole from now on. */
  project_lead: z.strictObject(contract),
  /** Leads a contract no longer. */
  project_lead_ended: z.strictObject(contract),
  /** Taken off a contract's team; `remains` says that they still work on it for another department. */
  team_removed: z.strictObject({ ...contract, ...department, remains: z.boolean() }),
  /** Tasks of a contract were given to the reader, by one operation; the title when it was one. */
  tasks_given: z.strictObject({
    ...contract,
    count: z.number().int().positive(),
    taskTitle: z.string().nullable(),
  }),
  /** Somebody else moved a task of the reader's to these dates. */
  task_dates_changed: z.strictObject({ ...contract, taskTitle: z.string(), startsOn: day, dueOn: day }),
  /** A stored percent said something else than the reports, and was put right: the day's check found it. */
  progress_corrected: z.strictObject({ ...contract, stored: z.number(), reported: z.number() }),
  /** Somebody else moved several tasks of the reader's on a contract, by one operation. */
  tasks_rescheduled: z.strictObject({ ...contract, count: z.number().int().positive() }),
  /** Parts the reader asked for are on order, by one operation; the name when it was one. */
  parts_ordered: z.strictObject({
    ...contract,
    count: z.number().int().positive(),
    itemName: z.string().nullable(),
    orderNo: z.string().nullable(),
    promisedDate: day,
  }),
  /** Parts the reader asked for came; how many when it was one item. */
  parts_received: z.strictObject({
    ...contract,
    count: z.number().int().positive(),
    itemName: z.string().nullable(),
    quantity: z.string().nullable(),
    unit: z.string().nullable(),
    isComplete: z.boolean(),
  }),
  /** A supplier promises a part the reader waits for later than before. */
  part_late: z.strictObject({ ...contract, itemName: z.string(), from: day, to: day, neededBy: day }),
  /** Parts of a contract are overdue: the day's errand found them; the name and the day when it is one. */
  parts_overdue: z.strictObject({
    ...contract,
    count: z.number().int().positive(),
    /** Which, so that nobody is reminded of them every day. */
    itemIds: z.array(z.uuid()).max(200),
    itemName: z.string().nullable(),
    dueOn: day,
    /** The day on which they were found so. */
    asOf: z.iso.date(),
  }),
  /** By a late part the contract would end after the day promised to the customer. */
  delivery_endangered: z.strictObject({
    ...contract,
    itemName: z.string(),
    endsOn: z.iso.date(),
    promisedDate: z.iso.date(),
  }),
  /** By a late report or part the plan proposes other dates; the reader may accept them. No name where it is not theirs to read. */
  plan_proposed: z.strictObject({
    ...contract,
    cause: z.enum(['late_report', 'late_part']),
    causeName: z.string().nullable(),
    count: z.number().int().positive(),
    endsOn: z.iso.date(),
  }),
  /** Somebody asks for an acceptance that the reader may review. */
  acceptance_requested: z.strictObject({ ...contract, ...stage }),
  /** A round of acceptance the reader asked for, or leads the contract of, was decided. */
  acceptance_decided: z.strictObject({
    ...contract,
    ...stage,
    round: z.number().int(),
    outcome: z.enum(['passed', 'passed_with_concession', 'rejected']),
  }),
  /** Somebody asks for a change of a signed contract's terms. */
  amendment_proposed: z.strictObject({ ...contract, number: z.number().int() }),
  /** A change the reader asked for was decided. */
  amendment_decided: z.strictObject({
    ...contract,
    number: z.number().int(),
    decision: z.enum(['approve', 'reject']),
  }),
  /** The scanner found something in a version of a file, which nobody can download. */
  file_infected: z.strictObject({
    ...contract,
    fileName: z.string(),
    versionNo: z.number(),
    finding: z.string(),
  }),
  /** A version of a file is too large for the scanner, and such files are refused. */
  file_not_scanned: z.strictObject({ ...contract, fileName: z.string(), versionNo: z.number() }),
  /** The firm's file store is nearly full. */
  files_nearly_full: z.strictObject({
    percent: z.number().int(),
    usedBytes: z.number().int(),
    limitBytes: z.number().int(),
  }),
  /** Feedback came in on a contract the reader leads. */
  feedback_new: z.strictObject({ ...contract, ...feedback }),
  /** The reader was given a piece of feedback. */
  feedback_given: z.strictObject({ ...contract, ...feedback }),
  /** The customer wrote about feedback of the reader's, and perhaps took it up again with that. */
  feedback_answered: z.strictObject({ ...contract, ...feedback, reopened: z.boolean() }),
  /** What the reader reported was settled. */
  feedback_settled: z.strictObject({
    ...contract,
    ...feedback,
    outcome: z.enum(['resolved', 'closed', 'rejected']),
  }),
  /** The tasks made of feedback of the reader's are done; the title of the one that was done last. */
  feedback_fixed: z.strictObject({ ...contract, ...feedback, taskTitle: z.string() }),
  /** Critical feedback on a contract the reader leads, or of the reader's, was judged less bad by somebody else. */
  feedback_lowered: z.strictObject({ ...contract, ...feedback, reason: z.string() }),
  /** Somebody asks to deliver in spite of so much that is open; the reader may decide. */
  override_requested: z.strictObject({ ...contract, deliveryNo: z.string(), count: z.number().int() }),
  /** What the reader asked for was decided. */
  override_decided: z.strictObject({ ...contract, deliveryNo: z.string(), confirmed: z.boolean() }),
  /** Everything is signed for; the reader may put the contract into service. */
  commission_waits: z.strictObject({ ...contract, deliveryNo: z.string() }),
  /** The customer signed a delivery, or refused it. */
  delivery_signed: z.strictObject({
    ...contract,
    deliveryNo: z.string(),
    verdict: z.enum(['signed', 'refused']),
    name: z.string(),
  }),
};

export type NoticeKind = keyof typeof noticeKinds;
export type NoticeFacts<K extends NoticeKind = NoticeKind> = z.infer<(typeof noticeKinds)[K]>;
