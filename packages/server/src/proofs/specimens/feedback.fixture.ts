import { of, type Specimens } from './specimen.fixture.ts';

export const feedbackSpecimens: Specimens = {
  'staff feedback.list': of((r, { tag }) => ({
    search: tag,
    contractIds: [r.contractId],
    ownerIds: [r.staffId],
    count: true,
  })),
  'staff feedback.get': of((r) => ({ feedbackId: r.feedbackId })),
  'staff feedback.messages': of((r) => ({ feedbackId: r.feedbackId })),
  'staff feedback.origin': of((r) => ({ contractId: r.contractId })),
  'staff feedback.owners': of((r) => ({ contractId: r.contractId })),
  'staff feedback.create': of(
    (r) => ({
      contractId: r.contractId,
      kind: 'defect',
      title: 'The conveyor stops',
      text: 'Every ten minutes.',
      taskId: r.taskId,
      ownerId: r.colleagueId,
    }),
    { foreignCodes: ['feedback.task_unknown', 'feedback.owner_unknown'] },
  ),
  'staff feedback.update': of(
    (r) => ({ feedbackId: r.feedbackId, version: 1, severity: 'critical', taskId: r.taskId }),
    { foreignCodes: ['feedback.task_unknown'] },
  ),
  'staff feedback.lower': of((r) => ({
    feedbackId: r.criticalFeedbackId,
    version: 1,
    severity: 'major',
    reason: 'Tested again.',
  })),
  'staff feedback.assign': of((r) => ({ feedbackId: r.feedbackId, version: 1, ownerId: r.colleagueId }), {
    foreignCodes: ['feedback.owner_unknown'],
  }),
  'staff feedback.reply': of((r) => ({ feedbackId: r.feedbackId, text: 'We come tomorrow.' })),
  'staff feedback.note': of((r) => ({ feedbackId: r.feedbackId, text: 'The sensor again.' })),
  'staff feedback.triage': of(
    (r) => ({ feedbackId: r.feedbackId, version: 1, severity: 'minor', ownerId: r.colleagueId }),
    { foreignCodes: ['feedback.owner_unknown'] },
  ),
  'staff feedback.start': of((r) => ({ feedbackId: r.triagedFeedbackId, version: 1 })),
  'staff feedback.resolve': of((r) => ({ feedbackId: r.workedFeedbackId, version: 1 })),
  'staff feedback.close': of((r) => ({ feedbackId: r.resolvedFeedbackId, version: 1 })),
  'staff feedback.reject': of((r) => ({ feedbackId: r.feedbackId, version: 1, reason: 'As agreed.' })),
  'staff feedback.reopen': of((r) => ({ feedbackId: r.resolvedFeedbackId, version: 1 })),
  'staff feedback.makeTask': of((r) => ({
    feedbackId: r.feedbackId,
    version: 1,
    departmentId: r.departmentId,
    title: 'Replace the sensor',
    assigneeIds: [r.colleagueId],
  })),
  'staff feedback.makeContract': of((r) => ({
    feedbackId: r.feedbackId,
    version: 1,
    contractNo: 'HT-FOLLOW',
    name: 'A second line',
  })),
  'staff feedback.settings': of(() => undefined),
  'staff feedback.updateSettings': of(() => ({
    version: 1,
    opensAt: '08:00',
    closesAt: '17:00',
    criticalHours: 2,
    majorHours: 8,
    minorHours: 24,
    reopenDays: 14,
  })),

  'portal feedback.list': of((r) => ({ contractId: r.contractId })),
  'portal feedback.get': of((r) => ({ feedbackId: r.feedbackId })),
  'portal feedback.report': of((r) => ({
    id: '01900000-0000-7000-8000-00000000fb01',
    contractId: r.contractId,
    kind: 'defect',
    title: 'The conveyor stops',
    text: 'Every ten minutes.',
  })),
  'portal feedback.write': of((r) => ({
    id: '01900000-0000-7000-8000-00000000fb02',
    feedbackId: r.feedbackId,
    text: 'Since yesterday.',
  })),
};
