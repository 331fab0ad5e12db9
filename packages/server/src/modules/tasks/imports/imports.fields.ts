import type { Field } from '@millwright/platform/spreadsheet';
import type { ImportField } from './imports.schemas.ts';

/** Names people give the columns of a plan, best first, in both languages. */
export const FIELDS: readonly (Field & { key: ImportField })[] = [
  {
    key: 'title',
    kind: 'text',
    required: true,
    labels: ['任务名称', '任务', '工作内容', '任务内容', '名称', '工作项', '事项', '标题', '工序', 'Task', 'Task name', 'Title', 'Work item', 'Activity', 'Name'],
  },
  {
    key: 'department',
    kind: 'text',
    labels: ['部门', '责任部门', '承担部门', '负责部门', '所属部门', 'Department', 'Dept', 'Responsible department', 'Team', 'Discipline'],
  },
  {
    key: 'assignees',
    kind: 'people',
    labels: ['负责人', '责任人', '执行人', '担当', '人员', '经办人', '承担人', 'Assignee', 'Assignees', 'Assigned to', 'Owner', 'Responsible', 'Resource', 'Resource names'],
  },
  {
    key: 'startsOn',
    kind: 'date',
    labels: ['开始日期', '计划开始', '计划开始日期', '开始时间', '开始', '开工日期', 'Start', 'Start date', 'Planned start', 'Begin'],
  },
  {
    key: 'dueOn',
    kind: 'date',
    labels: ['完成日期', '结束日期', '计划完成', '计划结束', '计划完成日期', '截止日期', '结束时间', '结束', '完成时间', '交期', 'Due', 'Due date', 'End', 'End date', 'Finish', 'Planned finish', 'Deadline'],
  },
  { key: 'weight', kind: 'number', labels: ['权重', '比重', '工作量', 'Weight', 'Weighting', 'Effort'] },
  {
    key: 'progress',
    kind: 'percent',
    labels: ['进度', '完成率', '完成百分比', '完成度', '完成比例', '当前进度', 'Progress', '% complete', 'Percent complete', 'Complete', 'Done'],
  },
  {
    key: 'description',
    kind: 'text',
    labels: ['说明', '描述', '备注', '任务说明', '要求', 'Description', 'Notes', 'Note', 'Remarks', 'Details'],
  },
  { key: 'isPublic', kind: 'text', labels: ['客户可见', '对客户可见', '是否公开', '公开', 'Public', 'Visible to customer', 'Customer visible'] },
];

export const LABELS: readonly string[] = FIELDS.flatMap(({ labels }) => labels);
