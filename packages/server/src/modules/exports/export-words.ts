import type { Both } from './list-export.ts';

export const CONTRACT_STATES: Readonly<Record<string, Both>> = {
  draft: ['草稿', 'Draft'],
  signed: ['已签订', 'Signed'],
  planning: ['计划中', 'Planning'],
  executing: ['执行中', 'In progress'],
  accepting: ['验收中', 'In acceptance'],
  delivered: ['已交付', 'Delivered'],
  in_service: ['质保服务中', 'In service'],
  archived: ['已归档', 'Archived'],
  suspended: ['已暂停', 'Suspended'],
  cancelled: ['已取消', 'Cancelled'],
};

export const ROLES: Readonly<Record<string, Both>> = {
  boss: ['管理层', 'Management'],
  leader: ['部门负责人', 'Department lead'],
  staff: ['普通员工', 'Staff'],
};

export const MEMBER_STATES: Readonly<Record<string, Both>> = {
  active: ['在用', 'Active'],
  disabled: ['已停用', 'Disabled'],
};

export const AUDIT_ACTIONS: Readonly<Record<string, Both>> = {
  insert: ['新建', 'Created'],
  update: ['修改', 'Changed'],
  delete: ['删除', 'Removed'],
  download: ['下载', 'Downloaded'],
  archive: ['打包下载', 'Downloaded in a ZIP'],
  view: ['查看', 'Looked at'],
};

export const TEAM_ROLES: Readonly<Record<string, Both>> = {
  lead: ['负责人', 'Lead'],
  assistant: ['协助负责人', 'Assistant lead'],
  member: ['成员', 'Member'],
};

export const POSITIONS: Readonly<Record<string, Both>> = {
  lead: ['部门负责人', 'Department lead'],
  member: ['成员', 'Member'],
};

export const CONTACT_STATES: Readonly<Record<string, Both>> = {
  active: ['在用', 'Active'],
  disabled: ['已停用', 'Disabled'],
};

export const ITEM_STATES: Readonly<Record<string, Both>> = {
  requested: ['请购', 'Requested'],
  ordered: ['已下单', 'Ordered'],
  partially_received: ['部分到货', 'Partly received'],
  received: ['已到货', 'Received'],
  inspected: ['已检验', 'Inspected'],
  returned: ['已退货', 'Sent back'],
  cancelled: ['已取消', 'Cancelled'],
};

export const ITEM_LATENESS: Readonly<Record<string, Both>> = {
  overdue: ['已逾期', 'Overdue'],
  endangered: ['赶不上需求', 'Too late for its need'],
};

export const ITEM_TYPES: Readonly<Record<string, Both>> = {
  standard: ['标准件', 'Standard part'],
  purchased: ['外购件', 'Bought part'],
  fabricated: ['加工件', 'Made to drawing'],
  raw_material: ['原材料', 'Raw material'],
  electrical: ['电气件', 'Electrical'],
  sundry: ['其他', 'Other'],
};
export const AMENDMENT_STATES: Readonly<Record<string, Both>> = {
  draft: ['草稿', 'Draft'],
  proposed: ['待审定', 'To be decided'],
  approved: ['已同意', 'Approved'],
  rejected: ['已驳回', 'Rejected'],
  withdrawn: ['已撤回', 'Withdrawn'],
};

export const PAYMENT_STATES: Readonly<Record<string, Both>> = {
  waiting: ['未到期', 'Not yet due'],
  due: ['待收', 'Due'],
  overdue: ['逾期未收', 'Overdue'],
  paid: ['已收齐', 'Paid'],
};

export const PAYMENT_TRIGGERS: Readonly<Record<string, Both>> = {
  signed: ['合同签订后', 'On signing'],
  milestone: ['里程碑达成后', 'At a milestone'],
  acceptance: ['验收通过后', 'After acceptance'],
  delivered: ['交付后', 'On delivery'],
  warranty_end: ['质保期满后', 'When warranty ends'],
  fixed_date: ['固定日期', 'On a date'],
};
export const FEEDBACK_STATES: Readonly<Record<string, Both>> = {
  new: ['新建', 'New'],
  triaged: ['已分诊', 'Looked at'],
  in_progress: ['处理中', 'In progress'],
  resolved: ['已解决', 'Resolved'],
  closed: ['已关闭', 'Closed'],
  rejected: ['不予受理', 'Turned down'],
};

export const FEEDBACK_KINDS: Readonly<Record<string, Both>> = {
  defect: ['缺陷', 'Defect'],
  requirement: ['需求', 'Requirement'],
};

export const SEVERITIES: Readonly<Record<string, Both>> = {
  critical: ['严重', 'Critical'],
  major: ['一般', 'Major'],
  minor: ['轻微', 'Minor'],
};

export const FEEDBACK_SOURCES: Readonly<Record<string, Both>> = {
  staff: ['内部登记', 'Noted down'],
  portal: ['客户门户', 'Customer portal'],
};
