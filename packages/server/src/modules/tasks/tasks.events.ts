import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const about = { taskId: z.uuid(), contractId: z.uuid() };
const subject = ({ taskId }: { taskId: string }) => ({ type: 'Task', id: taskId });
const people = z.array(z.uuid()).max(100);

/** A task was planned. */
export const taskCreated = event('tasks.created', z.object(about), { subject });
/** A task's plan was changed, or its place in the list. */
export const taskUpdated = event('tasks.updated', z.object(about), { subject });
/** Other people are to do a task: who came to it and who no longer has it. */
export const taskAssigned = event(
  'tasks.assigned',
  z.object({ ...about, memberIds: people, removedIds: people }),
  { subject },
);
/** Somebody reported progress. */
export const progressReported = event(
  'tasks.progress-reported',
  z.object({ ...about, progressEventId: z.uuid(), percent: z.number(), previousPercent: z.number() }),
  { subject },
);
/** A task went into the recycle bin. */
export const taskDeleted = event('tasks.deleted', z.object(about), { subject });
/** A task came back from the recycle bin. */
export const taskRestored = event('tasks.restored', z.object(about), { subject });
/** The firm's list of kinds of work has changed. */
export const taskTypesChanged = event('tasks.types-changed', z.object({ typeId: z.uuid() }), {
  subject: ({ typeId }) => ({ type: 'TaskType', id: typeId }),
});
/** Tasks were taken over from a spreadsheet: one announcement for all of them, about their contract. */
export const tasksImported = event(
  'tasks.imported',
  z.object({ importId: z.uuid(), contractId: z.uuid(), taskCount: z.number().int() }),
  { subject: ({ contractId }) => ({ type: 'Contract', id: contractId }) },
);
/** Stored percents of a contract said something else than the reports, and were put right. */
export const progressCorrected = event(
  'tasks.progress-corrected',
  z.object({ contractId: z.uuid(), taskIds: z.array(z.uuid()).max(10_000) }),
  { subject: ({ contractId }) => ({ type: 'Contract', id: contractId }) },
);
/** Many tasks were planned at once, from a template or another program's project: one announcement, about their contract. */
export const tasksPlanned = event(
  'tasks.planned',
  z.object({ contractId: z.uuid(), taskCount: z.number().int() }),
  { subject: ({ contractId }) => ({ type: 'Contract', id: contractId }) },
);
/** More tasks of a contract were moved at once than can be told one by one. */
export const tasksRescheduled = event(
  'tasks.rescheduled',
  z.object({ contractId: z.uuid(), taskCount: z.number().int() }),
  { subject: ({ contractId }) => ({ type: 'Contract', id: contractId }) },
);
