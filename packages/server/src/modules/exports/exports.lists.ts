import type { Scope } from '@millwright/platform';
import { z } from 'zod';
import { type ContractRow, listContracts, listContractsInput } from '../contracts/index.ts';
import { listCustomers, listCustomersInput } from '../customers/index.ts';
import { type FeedbackRow, listFeedback, listFeedbackInput } from '../feedback/index.ts';
import {
  type DepartmentNode,
  departmentTree,
  listMembers,
  listMembersInput,
  listRoles,
  type RoleDetail,
  treeInput,
} from '../org/index.ts';
import { listTasks, listTasksInput, type TaskRow } from '../tasks/index.ts';
import { currentTenant } from '../tenancy/index.ts';
import {
  CONTRACT_STATES,
  FEEDBACK_KINDS,
  FEEDBACK_SOURCES,
  FEEDBACK_STATES,
  MEMBER_STATES,
  ROLES,
  SEVERITIES,
} from './export-words.ts';
import { acceptance } from './exports.acceptance-list.ts';
import { audit, history } from './exports.audit-lists.ts';
import * as moneyLists from './exports.money-lists.ts';
import * as procurementLists from './exports.procurement-lists.ts';
import * as recordLists from './exports.record-lists.ts';
import { todos } from './exports.todo-list.ts';
import {
  type ExportLocale,
  inLanguage,
  type ListExport,
  listExport,
  listed,
  moment,
  word,
  yesNo,
} from './list-export.ts';

const contractState = word(CONTRACT_STATES);
const role = word(ROLES);
const memberState = word(MEMBER_STATES);
const money = { action: 'readAmount', subject: 'Contract' };

async function departmentNames(scope: Scope, locale: ExportLocale): Promise<Map<string, string>> {
  const rows = await scope.sql.selectFrom('department').select(['id', 'name', 'name_en as nameEn']).execute();
  return new Map(rows.map(({ id, name, nameEn }) => [id, inLanguage(name, nameEn, locale)]));
}

/** What the firm calls the stages of a contract, where it has words of its own. */
async function stateNames(scope: Scope, locale: ExportLocale): Promise<Map<string, string>> {
  const { statusNames } = await currentTenant(scope);
  const named = Object.entries(statusNames).flatMap(([state, { zh, en }]): [string, string][] => {
    const name = locale === 'en' ? en : zh;
    return name && state.startsWith('state.') ? [[state.slice('state.'.length), name]] : [];
  });
  return new Map(named);
}

const contracts = listExport({
  title: ['合同', 'Contracts'],
  permission: { action: 'read', subject: 'Contract' },
  input: listContractsInput,
  page: listContracts,
  names: stateNames,
  columns: [
    { heading: ['合同编号', 'Contract number'], value: (row: ContractRow) => row.contractNo },
    { heading: ['项目编号', 'Project number'], value: (row) => row.projectNo },
    { heading: ['名称', 'Name'], value: (row) => row.name },
    { heading: ['客户', 'Customer'], value: (row) => row.customer.name },
    {
      heading: ['状态', 'Status'],
      value: (row, around) => around.names.get(row.status) ?? contractState(row.status, around),
    },
    { heading: ['进度', 'Progress'], kind: 'percent', value: (row) => row.progress },
    { heading: ['任务数', 'Tasks'], kind: 'number', value: (row) => row.taskCount },
    { heading: ['已完成任务', 'Tasks done'], kind: 'number', value: (row) => row.taskDoneCount },
    { heading: ['签订日期', 'Signed on'], kind: 'date', value: (row) => row.signedOn },
    { heading: ['开始日期', 'Starts on'], kind: 'date', value: (row) => row.startsOn },
    { heading: ['合同交期', 'Promised date'], kind: 'date', value: (row) => row.promisedDate },
    { heading: ['交付日期', 'Delivered on'], kind: 'date', value: (row) => row.deliveredOn },
    { heading: ['逾期天数', 'Days overdue'], kind: 'number', value: (row) => row.daysOverdue || null },
    { heading: ['项目总负责人', 'Project lead'], value: (row) => row.projectLead?.name },
    {
      heading: ['部门', 'Departments'],
      value: (row, around) =>
        listed(
          row.departments.map((d) => inLanguage(d.name, d.nameEn, around.locale)),
          around,
        ),
    },
    { heading: ['合同金额', 'Amount'], kind: 'money', value: (row) => row.amount, needs: money },
    { heading: ['币种', 'Currency'], value: (row) => row.currency, needs: money },
  ],
});

const tasks = listExport({
  title: ['任务', 'Tasks'],
  permission: { action: 'read', subject: 'Task' },
  input: listTasksInput,
  page: listTasks,
  columns: [
    { heading: ['任务名称', 'Task name'], value: (row: TaskRow) => row.title },
    { heading: ['合同编号', 'Contract number'], value: (row) => row.contractNo },
    { heading: ['合同名称', 'Contract'], value: (row) => row.contractName },
    {
      heading: ['责任部门', 'Department'],
      value: (row, { locale }) => inLanguage(row.departmentName, row.departmentNameEn, locale),
    },
    {
      heading: ['负责人', 'Assignees'],
      value: (row, around) =>
        listed(
          row.assignees.map(({ name }) => name),
          around,
        ),
    },
    {
      heading: ['类型', 'Type'],
      value: (row, { locale }) => row.type && inLanguage(row.type.name, row.type.nameEn, locale),
    },
    { heading: ['计划开始', 'Start date'], kind: 'date', value: (row) => row.startsOn },
    { heading: ['计划完成', 'Due date'], kind: 'date', value: (row) => row.dueOn },
    { heading: ['进度', 'Progress'], kind: 'percent', value: (row) => row.progress },
    { heading: ['权重', 'Weight'], kind: 'number', value: (row) => row.weight },
    { heading: ['逾期', 'Overdue'], value: (row, around) => (row.overdue ? yesNo(true, around) : null) },
    { heading: ['客户可见', 'Visible to customer'], value: (row, around) => yesNo(row.isPublic, around) },
    {
      heading: ['最近填报', 'Last reported'],
      kind: 'date',
      value: (row, around) => moment(row.lastProgressAt, around),
    },
    {
      heading: ['完成时间', 'Completed'],
      kind: 'date',
      value: (row, around) => moment(row.completedAt, around),
    },
  ],
});

const feedbackState = word(FEEDBACK_STATES);
const feedbackKind = word(FEEDBACK_KINDS);
const severity = word(SEVERITIES);
const feedbackSource = word(FEEDBACK_SOURCES);

const feedback = listExport({
  title: ['售后反馈', 'Feedback'],
  permission: { action: 'read', subject: 'Feedback' },
  input: listFeedbackInput,
  page: listFeedback,
  columns: [
    { heading: ['编号', 'Number'], value: (row: FeedbackRow) => row.number },
    { heading: ['标题', 'Title'], value: (row) => row.title },
    { heading: ['状态', 'State'], value: (row, around) => feedbackState(row.status, around) },
    { heading: ['严重程度', 'Severity'], value: (row, around) => severity(row.severity, around) },
    { heading: ['类型', 'Kind'], value: (row, around) => feedbackKind(row.kind, around) },
    { heading: ['合同编号', 'Contract number'], value: (row) => row.contractNo },
    { heading: ['合同名称', 'Contract'], value: (row) => row.contractName },
    { heading: ['客户', 'Customer'], value: (row) => row.customerName },
    { heading: ['负责人', 'Owner'], value: (row) => row.owner?.name },
    { heading: ['提出人', 'Reported by'], value: (row) => row.reporterName },
    { heading: ['来源', 'Came by'], value: (row, around) => feedbackSource(row.source, around) },
    {
      heading: ['提出时间', 'Reported'],
      kind: 'date',
      value: (row, around) => moment(row.createdAt, around),
    },
    {
      heading: ['答复时限', 'Answer by'],
      kind: 'date',
      value: (row, around) => moment(row.respondBy, around),
    },
    {
      heading: ['首次答复', 'First answer'],
      kind: 'date',
      value: (row, around) => moment(row.respondedAt, around),
    },
    { heading: ['逾期', 'Overdue'], value: (row, around) => (row.isOverdue ? yesNo(true, around) : null) },
  ],
});

type MemberRow = Awaited<ReturnType<typeof listMembers>>['items'][number];
const members = listExport({
  title: ['人员', 'People'],
  permission: { action: 'read', subject: 'Member' },
  input: listMembersInput,
  page: listMembers,
  names: departmentNames,
  columns: [
    { heading: ['姓名', 'Name'], value: (row: MemberRow) => row.name },
    { heading: ['工号', 'Employee number'], value: (row) => row.employeeNo },
    { heading: ['职务', 'Title'], value: (row) => row.title },
    { heading: ['角色', 'Role'], value: (row, around) => role(row.role, around) },
    {
      heading: ['部门', 'Departments'],
      value: (row, around) =>
        listed(
          row.departmentIds.map((id) => around.names.get(id) ?? ''),
          around,
        ),
    },
    {
      heading: ['负责的部门', 'Leads'],
      value: (row, around) =>
        listed(
          row.leadsIds.map((id) => around.names.get(id) ?? ''),
          around,
        ),
    },
    { heading: ['邮箱', 'E-mail'], value: (row) => row.email },
    { heading: ['电话', 'Phone'], value: (row) => row.phone },
    { heading: ['状态', 'Status'], value: (row, around) => memberState(row.status, around) },
    { heading: ['有账号', 'Has account'], value: (row, around) => yesNo(row.hasAccount, around) },
  ],
});

const departments = listExport({
  title: ['部门', 'Departments'],
  permission: { action: 'read', subject: 'Department' },
  input: treeInput,
  page: async (scope, input) => ({ ...(await departmentTree(scope, input)), nextCursor: null }),
  names: departmentNames,
  columns: [
    { heading: ['编码', 'Code'], value: (row: DepartmentNode) => row.code },
    {
      heading: ['部门', 'Department'],
      value: (row, around) => inLanguage(row.name, row.nameEn, around.locale),
    },
    {
      heading: ['上级部门', 'Parent department'],
      value: (row, { names }) => (row.parentId ? (names.get(row.parentId) ?? null) : null),
    },
    {
      heading: ['部门负责人', 'Department leads'],
      value: (row, around) =>
        listed(
          row.leads.map(({ name }) => name),
          around,
        ),
    },
    { heading: ['人数', 'People'], kind: 'number', value: (row) => row.memberCount },
  ],
});

const roles = listExport({
  title: ['角色', 'Roles'],
  permission: { action: 'read', subject: 'Role' },
  input: z.object({}),
  page: async (scope) => ({ ...(await listRoles(scope)), nextCursor: null }),
  columns: [
    { heading: ['名称', 'Name'], value: (row: RoleDetail) => row.name },
    { heading: ['说明', 'Description'], value: (row) => row.description },
    { heading: ['人数', 'People'], kind: 'number', value: (row) => row.memberCount },
    // As permissions are written everywhere outside the screens: the vocabulary's own names.
    {
      heading: ['权限', 'Permissions'],
      value: (row, around) =>
        listed(
          row.grants.map(({ subject, action, scope }) => `${subject}.${action} ${scope}`),
          around,
        ),
    },
  ],
});

type CustomerRow = Awaited<ReturnType<typeof listCustomers>>['items'][number];
const customers = listExport({
  title: ['客户', 'Customers'],
  permission: { action: 'read', subject: 'Customer' },
  input: listCustomersInput,
  page: listCustomers,
  columns: [
    { heading: ['客户编码', 'Code'], value: (row: CustomerRow) => row.code },
    { heading: ['名称', 'Name'], value: (row) => row.name },
    { heading: ['地址', 'Address'], value: (row) => row.address },
    { heading: ['电话', 'Phone'], value: (row) => row.phone },
    { heading: ['联系人数', 'Contacts'], kind: 'number', value: (row) => row.contactCount },
    { heading: ['创建时间', 'Created'], kind: 'date', value: (row, around) => moment(row.createdAt, around) },
  ],
});

/** Every list that can be taken home as a file, by the name the address gives it. */
// biome-ignore lint/suspicious/noExplicitAny: lists of different rows
export const lists: Readonly<Record<string, ListExport<any, any>>> = {
  contracts,
  tasks,
  members,
  departments,
  roles,
  customers,
  feedback,
  audit,
  history,
  ...recordLists,
  ...procurementLists,
  acceptance,
  todos,
  ...moneyLists,
};
