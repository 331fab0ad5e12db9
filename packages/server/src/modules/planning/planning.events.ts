import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const ofContract = z.object({ contractId: z.uuid() });
const aboutContract = {
  subject: ({ contractId }: { contractId: string }) => ({ type: 'Contract', id: contractId }),
};

/** What waits for what on a contract is otherwise now: a link was made, changed or taken away. */
export const dependencyChanged = event(
  'planning.dependency-changed',
  ofContract.extend({
    dependencyId: z.uuid(),
    predecessorId: z.uuid(),
    successorId: z.uuid(),
    verb: z.string().max(20),
  }),
  aboutContract,
);
/** Something outside the plan holds a task up from another day on, or no longer. */
export const constraintChanged = event(
  'planning.constraint-changed',
  ofContract.extend({ taskId: z.uuid(), sourceType: z.string().max(40), sourceId: z.uuid() }),
  aboutContract,
);
/** The plan as it stands was given a name. */
export const baselineSaved = event(
  'planning.baseline-saved',
  ofContract.extend({ baselineId: z.uuid() }),
  aboutContract,
);

const ofProposal = ofContract.extend({ proposalId: z.uuid() });
const aboutProposal = {
  subject: ({ proposalId }: { proposalId: string }) => ({ type: 'ScheduleProposal', id: proposalId }),
};
/** New dates were computed for a plan and wait for a decision. */
export const rescheduleProposed = event('planning.reschedule-proposed', ofProposal, aboutProposal);
/** Proposed dates were taken over. */
export const proposalAccepted = event('planning.proposal-accepted', ofProposal, aboutProposal);
/** Proposed dates were dropped. */
export const proposalDropped = event('planning.proposal-dropped', ofProposal, aboutProposal);

const ofCalendar = z.object({ calendarId: z.uuid() });
const aboutCalendar = {
  subject: ({ calendarId }: { calendarId: string }) => ({ type: 'WorkCalendar', id: calendarId }),
};
/** The firm works on other days now. */
export const calendarChanged = event('planning.calendar-changed', ofCalendar, aboutCalendar);

/** Somebody's leave was entered or taken back. */
export const leaveChanged = event(
  'planning.leave-changed',
  z.object({ leaveId: z.uuid(), memberId: z.uuid() }),
  { subject: ({ leaveId }) => ({ type: 'PersonLeave', id: leaveId }) },
);

/** A template was made, changed or removed. */
export const templateChanged = event(
  'planning.template-changed',
  z.object({ templateId: z.uuid(), verb: z.string().max(20) }),
  { subject: ({ templateId }) => ({ type: 'PlanTemplate', id: templateId }) },
);
