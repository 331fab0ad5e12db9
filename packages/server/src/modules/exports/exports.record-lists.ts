import {
  contractInput,
  getContract,
  listTeamHistory,
  type MilestoneRow,
  type TeamMember,
} from '../contracts/index.ts';
import { type ContactRow, customerInput, getCustomer } from '../customers/index.ts';
import { departmentHistory, departmentHistoryInput, type Membership } from '../org/index.ts';
import { type ProgressRow, taskHistory, taskHistoryInput } from '../tasks/index.ts';
import { CONTACT_STATES, POSITIONS, TEAM_ROLES } from './export-words.ts';
import { inLanguage, listExport, moment, word, yesNo } from './list-export.ts';

const teamRole = word(TEAM_ROLES);
const position = word(POSITIONS);
const contactState = word(CONTACT_STATES);

/** A list that its screen shows on one page. */
const whole = <Row>(items: Row[]) => ({ items, nextCursor: null });
/** What these lists give out at most at a time. */
const PAGE = 100;

/** Who is and was on a contract's team. */
export const team = listExport({
  title: ['项目团队', 'Team'],
  permission: { action: 'read', subject: 'Contract' },
  input: contractInput,
  page: async (scope, { contractId }) => whole(await listTeamHistory(scope, contractId)),
  columns: [
    { heading: ['姓名', 'Name'], value: (row: TeamMember) => row.name },
    {
      heading: ['部门', 'Department'],
      value: (row, { locale }) => inLanguage(row.departmentName, row.departmentNameEn, locale),
    },
    { heading: ['分工', 'Part'], value: (row, around) => teamRole(row.role, around) },
    { heading: ['开始', 'From'], kind: 'date', value: (row) => row.from },
    { heading: ['结束', 'To'], kind: 'date', value: (row) => row.to },
  ],
});

/** The gates of a contract. */
export const milestones = listExport({
  title: ['里程碑', 'Milestones'],
  permission: { action: 'read', subject: 'Contract' },
  input: contractInput,
  page: async (scope, { contractId }) => whole((await getContract(scope, contractId)).milestones),
  columns: [
    { heading: ['名称', 'Name'], value: (row: MilestoneRow) => row.name },
    { heading: ['计划日期', 'Due date'], kind: 'date', value: (row) => row.dueOn },
    { heading: ['达成日期', 'Reached on'], kind: 'date', value: (row) => row.reachedOn },
    { heading: ['客户可见', 'Visible to customer'], value: (row, around) => yesNo(row.isPublic, around) },
  ],
});

/** What was reported on a task. */
export const progress = listExport({
  title: ['进度填报', 'Progress reports'],
  permission: { action: 'read', subject: 'Task' },
  input: taskHistoryInput,
  page: (scope, input) => taskHistory(scope, { ...input, limit: Math.min(input.limit, PAGE) }),
  columns: [
    {
      heading: ['时间', 'Time'],
      kind: 'date',
      value: (row: ProgressRow, around) => moment(row.reportedAt, around),
    },
    { heading: ['人员', 'Person'], value: (row) => row.memberName },
    { heading: ['进度', 'Progress'], kind: 'percent', value: (row) => row.percent },
    { heading: ['此前', 'Before'], kind: 'percent', value: (row) => row.previousPercent },
    { heading: ['说明', 'Note'], value: (row) => row.note },
    { heading: ['来源', 'Reported from'], value: (row) => row.device },
  ],
});

/** A customer's people. How to reach them stands there for those who may see it, as on the screen. */
export const contacts = listExport({
  title: ['客户联系人', 'Contacts'],
  permission: { action: 'read', subject: 'CustomerContact' },
  input: customerInput,
  page: async (scope, { customerId }) => whole((await getCustomer(scope, customerId)).contacts),
  columns: [
    { heading: ['姓名', 'Name'], value: (row: ContactRow) => row.name },
    { heading: ['职务', 'Title'], value: (row) => row.title },
    { heading: ['邮箱', 'E-mail'], value: (row) => row.email },
    { heading: ['电话', 'Phone'], value: (row) => row.phone },
    { heading: ['状态', 'Status'], value: (row, around) => contactState(row.status, around) },
    { heading: ['有账号', 'Has account'], value: (row, around) => yesNo(row.hasAccount, around) },
  ],
});

/** Who belonged to a department, and who led it, from when to when. */
export const memberships = listExport({
  title: ['部门任职', 'Department history'],
  permission: { action: 'read', subject: 'Department' },
  input: departmentHistoryInput,
  page: departmentHistory,
  columns: [
    { heading: ['姓名', 'Name'], value: (row: Membership) => row.memberName },
    { heading: ['职责', 'Position'], value: (row, around) => position(row.position, around) },
    { heading: ['开始', 'From'], kind: 'date', value: (row) => row.from },
    { heading: ['结束', 'To'], kind: 'date', value: (row) => row.to },
  ],
});
