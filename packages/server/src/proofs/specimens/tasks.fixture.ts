import { of, type Specimens } from './specimen.fixture.ts';

const mapping = { columns: { title: 0, department: 1 } };

export const tasksSpecimens: Specimens = {
  'staff tasks.list': of((r, { tag }) => ({
    search: tag,
    contractIds: [r.contractId],
    departmentIds: [r.departmentId],
    assigneeIds: [r.staffId],
    count: true,
  })),
  'staff tasks.get': of((r) => ({ taskId: r.taskId })),
  'staff tasks.history': of((r) => ({ taskId: r.taskId })),
  'staff tasks.plan': of((r) => ({ contractId: r.contractId })),
  'staff tasks.assignable': of((r) => ({ contractId: r.contractId, departmentId: r.departmentId })),
  'staff tasks.create': of((r) => ({
    contractId: r.contractId,
    departmentId: r.departmentId,
    title: 'Wire the panel',
    assigneeIds: [r.colleagueId],
    dueOn: '2026-12-12',
  })),
  'staff tasks.update': of((r) => ({
    taskId: r.taskId,
    version: 1,
    title: 'Rewire the panel',
    departmentId: r.departmentId,
    assigneeIds: [r.colleagueId],
  })),
  'staff tasks.move': of((r) => ({ taskId: r.taskId, afterTaskId: r.nextTaskId })),
  'staff tasks.delete': of((r) => ({ taskId: r.taskId, version: 1 })),
  'staff tasks.restore': of((r) => ({ taskId: r.deletedTaskId, version: 1 })),
  'staff tasks.assignMany': of((r) => ({
    tasks: [{ taskId: r.taskId, version: 1, assigneeIds: [r.colleagueId] }],
  })),
  'staff tasks.setDueMany': of((r) => ({ tasks: [{ taskId: r.taskId, version: 1, dueOn: '2026-12-12' }] })),
  'staff tasks.deleteMany': of((r) => ({ tasks: [{ taskId: r.taskId, version: 1 }] })),
  'staff tasks.restoreMany': of((r) => ({ tasks: [{ taskId: r.deletedTaskId, version: 1 }] })),
  'staff tasks.reportProgress': of((r) => ({ taskId: r.taskId, percent: 60, note: 'doors are on' })),

  'staff imports.inspect': of((r) => ({ importId: r.importId })),
  'staff imports.check': of((r) => ({ importId: r.importId, mapping, locale: 'en' })),
  'staff imports.takeOver': of((r) => ({
    importId: r.importId,
    mapping,
    expectedDigest: r.importDigest,
    skipBadRows: true,
  })),
  'staff imports.errorFile': of((r) => ({ importId: r.importId, mapping, locale: 'en' })),
};
