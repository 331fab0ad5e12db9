import { allow, type EdgeContext, router, type StaffContext } from '@millwright/platform';
import { getBaseline, listBaselines, saveBaseline } from './baselines/baselines.ts';
import { calendarYear, listCalendars } from './calendars/calendars.queries.ts';
import {
  addException,
  createCalendar,
  deleteCalendar,
  removeException,
  updateCalendar,
} from './calendars/change-calendar.ts';
import { enterLeave, listLeave, removeLeave } from './leave/leave.ts';
import { resourceLoad } from './load/resource-load.ts';
import { linkTasks, unlinkTasks, updateLink } from './operations/link-tasks.ts';
import { moveTask } from './operations/move-task.ts';
import { neighboursOf } from './plan/neighbours.ts';
import { getPlan } from './plan/plan.queries.ts';
import * as schemas from './planning.schemas.ts';
import { exportProject } from './projects/export-project.ts';
import { checkProject, importProject, type PlanDoors } from './projects/import-project.ts';
import { acceptProposal, dropProposal } from './proposals/decide-proposal.ts';
import { getProposal, listProposals } from './proposals/proposals.queries.ts';
import { proposeReschedule } from './proposals/propose-reschedule.ts';
import { createTemplate, deleteTemplate, renameTemplate } from './templates/create-template.ts';
import { fillFromTemplate } from './templates/fill-from-template.ts';
import { getTemplate, listTemplates } from './templates/templates.queries.ts';

const doors = (ctx: StaffContext & EdgeContext): PlanDoors => ({
  read: ctx.read as PlanDoors['read'],
  write: ctx.write as PlanDoors['write'],
});

const calendarsRouter = router({
  list: allow('read', 'WorkCalendar').query(({ ctx }) => ctx.read((scope) => listCalendars(scope))),
  year: allow('read', 'WorkCalendar')
    .input(schemas.calendarYearInput)
    .query(({ ctx, input }) => ctx.read((scope) => calendarYear(scope, input))),
  create: allow('create', 'WorkCalendar')
    .input(schemas.createCalendarInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createCalendar(scope, input))),
  update: allow('update', 'WorkCalendar')
    .input(schemas.updateCalendarInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateCalendar(scope, input))),
  delete: allow('delete', 'WorkCalendar')
    .input(schemas.versionedCalendarInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => deleteCalendar(scope, input))),
  addException: allow('update', 'WorkCalendar')
    .input(schemas.addExceptionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => addException(scope, input))),
  removeException: allow('update', 'WorkCalendar')
    .input(schemas.removeExceptionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => removeException(scope, input))),
});

const leaveRouter = router({
  list: allow('read', 'PersonLeave')
    .input(schemas.listLeaveInput)
    .query(({ ctx, input }) => ctx.read((scope) => listLeave(scope, input))),
  enter: allow('create', 'PersonLeave')
    .input(schemas.enterLeaveInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => enterLeave(scope, input))),
  remove: allow('delete', 'PersonLeave')
    .input(schemas.removeLeaveInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => removeLeave(scope, input))),
});

const templatesRouter = router({
  list: allow('read', 'PlanTemplate')
    .input(schemas.listTemplatesInput)
    .query(({ ctx, input }) => ctx.read((scope) => listTemplates(scope, input))),
  get: allow('read', 'PlanTemplate')
    .input(schemas.templateInput)
    .query(({ ctx, input }) => ctx.read((scope) => getTemplate(scope, input))),
  create: allow('create', 'PlanTemplate')
    .input(schemas.createTemplateInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createTemplate(scope, input))),
  rename: allow('update', 'PlanTemplate')
    .input(schemas.renameTemplateInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => renameTemplate(scope, input))),
  delete: allow('delete', 'PlanTemplate')
    .input(schemas.versionedTemplateInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => deleteTemplate(scope, input))),
  fill: allow('read', 'PlanTemplate')
    .input(schemas.fillFromTemplateInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => fillFromTemplate(scope, input))),
});

export const planningRouter = router({
  plan: allow('read', 'Task')
    .input(schemas.contractInput)
    .query(({ ctx, input }) => ctx.read((scope) => getPlan(scope, input.contractId))),
  neighbours: allow('read', 'Task')
    .input(schemas.taskPlanInput)
    .query(({ ctx, input }) => ctx.read((scope) => neighboursOf(scope, input))),
  moveTask: allow('update', 'Task')
    .input(schemas.moveTaskInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => moveTask(scope, input))),
  link: allow('update', 'Task')
    .input(schemas.linkInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => linkTasks(scope, input))),
  updateLink: allow('update', 'Task')
    .input(schemas.updateLinkInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateLink(scope, input))),
  unlink: allow('update', 'Task')
    .input(schemas.unlinkInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => unlinkTasks(scope, input))),

  baselines: allow('read', 'ScheduleBaseline')
    .input(schemas.contractInput)
    .query(({ ctx, input }) => ctx.read((scope) => listBaselines(scope, input.contractId))),
  baseline: allow('read', 'ScheduleBaseline')
    .input(schemas.baselineInput)
    .query(({ ctx, input }) => ctx.read((scope) => getBaseline(scope, input))),
  saveBaseline: allow('create', 'ScheduleBaseline')
    .input(schemas.saveBaselineInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => saveBaseline(scope, input))),

  proposals: allow('read', 'ScheduleProposal')
    .input(schemas.contractInput)
    .query(({ ctx, input }) => ctx.read((scope) => listProposals(scope, input))),
  proposal: allow('read', 'ScheduleProposal')
    .input(schemas.proposalInput)
    .query(({ ctx, input }) => ctx.read((scope) => getProposal(scope, input))),
  propose: allow('create', 'ScheduleProposal')
    .input(schemas.proposeInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => proposeReschedule(scope, input))),
  acceptProposal: allow('decide', 'ScheduleProposal')
    .input(schemas.decideInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => acceptProposal(scope, input))),
  dropProposal: allow('decide', 'ScheduleProposal')
    .input(schemas.decideInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => dropProposal(scope, input))),

  checkProject: allow('create', 'Task')
    .input(schemas.projectFileInput)
    .mutation(({ ctx, input }) => checkProject(doors(ctx), input)),
  importProject: allow('create', 'Task')
    .input(schemas.projectFileInput)
    .mutation(({ ctx, input }) => importProject(doors(ctx), input)),
  exportProject: allow('read', 'Task')
    .input(schemas.contractInput)
    .query(({ ctx, input }) => exportProject(doors(ctx), input)),

  load: allow('read', 'PersonLeave')
    .input(schemas.loadInput)
    .query(({ ctx, input }) => ctx.read((scope) => resourceLoad(scope, input))),

  calendars: calendarsRouter,
  leave: leaveRouter,
  templates: templatesRouter,
});
