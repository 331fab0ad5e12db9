import { CURRENT_STATEMENT } from '../../modules/acceptance/index.ts';
import type { Records } from '../records.fixture.ts';
import { of, type Specimens } from './specimen.fixture.ts';

const version = 1;
const stage = {
  name: 'Inspection',
  nameEn: 'Inspection',
  acceptor: 'inspector',
  isRequired: true,
  holdsNext: true,
  isShown: false,
};
const stages = [
  { ...stage, code: 'internal' },
  { ...stage, code: 'fat' },
  { ...stage, code: 'sat', acceptor: 'customer' },
];
// The records' firm has made its stages optional, once.
const seen = (r: Records) =>
  [r.firstStageId, r.secondStageId, r.thirdStageId].map((id) => ({ id, version: 2 }));
const changed = { foreignCodes: ['acceptance.stages_changed'] };

export const acceptanceSpecimens: Specimens = {
  'staff acceptance.contract': of((r) => ({ contractId: r.contractId })),
  'staff acceptance.list': of((r, { tag }) => ({ search: tag, contractIds: [r.contractId], count: true })),
  'staff acceptance.round': of((r) => ({ roundId: r.roundId })),
  'staff acceptance.yield': of((r) => ({
    from: '2020-01-01',
    to: '2099-12-31',
    contractId: r.contractId,
  })),
  'staff acceptance.request': of((r) => ({ contractId: r.contractId, stageCode: 'internal', note: 'ready' })),
  'staff acceptance.withdraw': of((r) => ({ roundId: r.requestedRoundId, version })),
  'staff acceptance.start': of((r) => ({ roundId: r.requestedRoundId, version })),
  'staff acceptance.join': of((r) => ({ roundId: r.cleanRoundId })),
  'staff acceptance.record': of((r) => ({ checkId: r.checkId, version, answer: true, note: 'fine' })),
  'staff acceptance.attachEvidence': of((r) => ({ checkId: r.checkId, fileId: r.photoId })),
  'staff acceptance.detachEvidence': of((r) => ({ checkId: r.checkId, fileId: r.attachedFileId }), {
    foreignFieldIgnored: { fileId: 'what does not hang on the question cannot be taken off it' },
  }),
  'staff acceptance.addFinding': of(
    (r) => ({
      roundId: r.roundId,
      checkId: r.checkId,
      reasonId: r.acceptanceReasonId,
      severity: 'minor',
      description: 'scratched',
      taskId: r.taskId,
      departmentId: r.departmentId,
    }),
    {
      foreignCodes: [
        'acceptance.reason_not_found',
        'acceptance.check_not_found',
        'acceptance.task_not_on_contract',
        'acceptance.department_not_on_contract',
      ],
    },
  ),
  'staff acceptance.removeFinding': of((r) => ({ findingId: r.findingId, version })),
  'staff acceptance.pass': of((r) => ({ roundId: r.cleanRoundId, version })),
  'staff acceptance.concede': of((r) => ({ roundId: r.roundId, version, reason: 'good enough' })),
  'staff acceptance.reject': of((r) => ({ roundId: r.roundId, version, note: 'see findings' })),
  'staff acceptance.submit': of((r) => ({ roundId: r.customerRoundId, version })),
  'staff acceptance.recall': of((r) => ({ roundId: r.waitingRoundId, version })),
  'staff acceptance.stages': of((r) => ({ contractId: r.contractId })),
  'staff acceptance.saveStages': of((r) => ({ stages, seen: seen(r) }), changed),
  'staff acceptance.saveContractStages': of(
    (r) => ({ contractId: r.contractId, stages, seen: seen(r) }),
    changed,
  ),
  'staff acceptance.resetStages': of((r) => ({ contractId: r.contractId })),
  'staff acceptance.reasons': of(() => undefined),
  'staff acceptance.saveReason': of((r) => ({ reasonId: r.acceptanceReasonId, version, name: 'Scratches' })),
  'staff acceptance.removeReason': of((r) => ({ reasonId: r.acceptanceReasonId, version })),
  'staff acceptance.checklists': of(() => undefined),
  'staff acceptance.checklist': of((r) => ({ templateId: r.checklistId })),
  'staff acceptance.saveChecklist': of((r) => ({
    templateId: r.checklistId,
    version,
    name: 'Cabinet',
    items: [{ title: 'Width', kind: 'measure', unit: 'mm', nominal: '800', upperDeviation: '1' }],
  })),
  'staff acceptance.removeChecklist': of((r) => ({ templateId: r.checklistId, version })),

  'portal acceptance.contract': of((r) => ({ contractId: r.contractId })),
  'portal acceptance.proof': of((r) => ({ roundId: r.passedRoundId })),
  'portal acceptance.sign': of((r) => ({
    id: '01900000-0000-7000-8000-00000000ac01',
    roundId: r.waitingRoundId,
    name: 'Wang Xiaoming',
    locale: 'en',
    statement: CURRENT_STATEMENT,
  })),
  'portal acceptance.refuse': of((r) => ({
    id: '01900000-0000-7000-8000-00000000ac02',
    roundId: r.waitingRoundId,
    name: 'Wang Xiaoming',
    locale: 'en',
    reason: 'the belt drifts',
  })),
};
