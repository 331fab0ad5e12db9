import { gzipSync } from 'node:zlib';
import { of, type Specimens } from './specimen.fixture.ts';

const DAYS = { from: '2026-12-01', to: '2026-12-20' };
const WEEK = [true, true, true, true, true, false, false];

const project = gzipSync(
  '<Project xmlns="http://schemas.microsoft.com/project"><Tasks><Task><UID>1</UID><ID>1</ID><Name>Design</Name>' +
    '<OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration></Task></Tasks></Project>',
).toString('base64');

export const planningSpecimens: Specimens = {
  'staff planning.plan': of((r) => ({ contractId: r.contractId })),
  'staff planning.neighbours': of((r) => ({ taskId: r.nextTaskId })),
  'staff planning.moveTask': of((r) => ({
    taskId: r.plannedTaskId,
    version: 1,
    startsOn: '2026-12-14',
    endsOn: '2026-12-16',
  })),
  'staff planning.link': of((r) => ({
    predecessorId: r.nextTaskId,
    successorId: r.plannedTaskId,
    type: 'SS',
    lagDays: 2,
  })),
  'staff planning.updateLink': of((r) => ({ dependencyId: r.dependencyId, version: 1, lagDays: -1 })),
  'staff planning.unlink': of((r) => ({ dependencyId: r.dependencyId, version: 1 })),

  'staff planning.baselines': of((r) => ({ contractId: r.contractId })),
  'staff planning.baseline': of((r) => ({ baselineId: r.baselineId })),
  'staff planning.saveBaseline': of((r) => ({ contractId: r.contractId, name: 'As signed' })),

  'staff planning.proposals': of((r) => ({ contractId: r.contractId })),
  'staff planning.proposal': of((r) => ({ proposalId: r.proposalId })),
  'staff planning.propose': of((r) => ({ contractId: r.contractId, reason: 'The motor is late' })),
  'staff planning.acceptProposal': of((r) => ({ proposalId: r.proposalId, version: 1 })),
  'staff planning.dropProposal': of((r) => ({ proposalId: r.proposalId, version: 1 })),

  'staff planning.checkProject': of((r) => ({
    contractId: r.contractId,
    departmentId: r.departmentId,
    fileName: 'plan.xml',
    content: [project],
    startsOn: '2026-12-01',
  })),
  'staff planning.importProject': of((r) => ({
    contractId: r.contractId,
    departmentId: r.departmentId,
    fileName: 'plan.xml',
    content: [project],
    startsOn: '2026-12-01',
  })),
  'staff planning.exportProject': of((r) => ({ contractId: r.contractId })),

  'staff planning.load': of(() => ({ ...DAYS, by: 'person' }), {
    ownOnly: 'it is about oneself and the people one leads',
  }),

  'staff planning.calendars.list': of(() => undefined),
  'staff planning.calendars.year': of((r) => ({ calendarId: r.calendarId, year: 2026 })),
  'staff planning.calendars.create': of((r) => ({
    name: 'Abroad',
    nameEn: null,
    workdays: WEEK,
    region: null,
    departmentIds: [r.emptyDepartmentId],
  })),
  'staff planning.calendars.update': of((r) => ({
    calendarId: r.calendarId,
    version: 1,
    region: 'CN',
    departmentIds: [r.emptyDepartmentId],
  })),
  'staff planning.calendars.delete': of((r) => ({ calendarId: r.calendarId, version: 1 })),
  'staff planning.calendars.addException': of((r) => ({
    calendarId: r.calendarId,
    ...DAYS,
    isWorking: false,
    name: 'Move',
  })),
  'staff planning.calendars.removeException': of((r) => ({ exceptionId: r.exceptionId })),

  'staff planning.leave.list': of((r) => ({ ...DAYS, memberIds: [r.staffId] })),
  'staff planning.leave.enter': of((r) => ({ memberId: r.staffId, ...DAYS })),
  'staff planning.leave.remove': of((r) => ({ leaveId: r.leaveId })),

  'staff planning.templates.list': of((_r, { tag }) => ({ search: tag })),
  'staff planning.templates.get': of((r) => ({ templateId: r.templateId })),
  'staff planning.templates.create': of((r) => ({ contractId: r.contractId, name: 'Line' })),
  'staff planning.templates.rename': of((r) => ({ templateId: r.templateId, version: 1, name: 'Line 2' })),
  'staff planning.templates.delete': of((r) => ({ templateId: r.templateId, version: 1 })),
  'staff planning.templates.fill': of(
    (r) => ({
      templateId: r.templateId,
      contractId: r.contractId,
      startsOn: '2026-12-01',
      departments: [{ from: r.departmentId, to: r.departmentId }],
    }),
    // A department the template knows nothing of fills in nothing.
    { foreignCodes: ['planning.nothing_planned'] },
  ),
};
