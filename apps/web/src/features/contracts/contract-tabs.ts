/** The parts of a contract's page, gathered into groups in the order of its work. Data alone: journeys walk it too. */

export interface ContractTab {
  /** Its word in the address bar; notices, mails and bookmarks lead there, so it never changes. */
  value: ContractTabName;
  /** The permission without which it is not offered. */
  needs?: string;
}

export type ContractTabName =
  | 'overview'
  | 'plan'
  | 'tasks'
  | 'milestones'
  | 'parts'
  | 'acceptance'
  | 'delivery'
  | 'files'
  | 'feedback'
  | 'amendments'
  | 'payments'
  | 'team'
  | 'activity';

export type ContractGroupName =
  | 'overview'
  | 'work'
  | 'procurement'
  | 'handover'
  | 'files'
  | 'feedback'
  | 'contract';

export interface ContractGroup {
  value: ContractGroupName;
  tabs: readonly ContractTab[];
}

export const CONTRACT_GROUPS: readonly ContractGroup[] = [
  { value: 'overview', tabs: [{ value: 'overview' }] },
  {
    value: 'work',
    tabs: [
      { value: 'plan', needs: 'Task.read' },
      { value: 'tasks', needs: 'Task.read' },
      { value: 'milestones' },
    ],
  },
  { value: 'procurement', tabs: [{ value: 'parts', needs: 'ProcurementItem.read' }] },
  {
    value: 'handover',
    tabs: [
      { value: 'acceptance', needs: 'Acceptance.read' },
      { value: 'delivery', needs: 'Delivery.read' },
    ],
  },
  { value: 'files', tabs: [{ value: 'files', needs: 'FileAsset.read' }] },
  { value: 'feedback', tabs: [{ value: 'feedback', needs: 'Feedback.read' }] },
  {
    value: 'contract',
    tabs: [
      { value: 'amendments' },
      { value: 'payments', needs: 'PaymentMilestone.read' },
      { value: 'team' },
      { value: 'activity', needs: 'AuditEvent.readHistory' },
    ],
  },
];

/** The groups with what somebody may see of them; a group without anything falls away. */
export function groupsFor(may: (permission: string) => boolean): ContractGroup[] {
  return CONTRACT_GROUPS.map((group) => ({
    ...group,
    tabs: group.tabs.filter(({ needs }) => !needs || may(needs)),
  })).filter(({ tabs }) => tabs.length > 0);
}
