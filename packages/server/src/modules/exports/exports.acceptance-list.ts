import { listRounds, listRoundsInput, type RoundRow } from '../acceptance/index.ts';
import { type Both, inLanguage, listExport, moment, word } from './list-export.ts';

const ROUND_STATES: Readonly<Record<string, Both>> = {
  requested: ['待验收', 'Asked for'],
  under_review: ['验收中', 'Under review'],
  awaiting_customer: ['待客户签字', 'Waits for the customer'],
  passed: ['通过', 'Passed'],
  passed_with_concession: ['让步接收', 'Passed with concession'],
  rejected: ['驳回', 'Rejected'],
  withdrawn: ['已撤回', 'Withdrawn'],
};
const roundState = word(ROUND_STATES);

/** Rounds of acceptance, as on the inspectors' desk. */
export const acceptance = listExport({
  title: ['验收', 'Acceptance'],
  permission: { action: 'read', subject: 'Acceptance' },
  input: listRoundsInput,
  page: listRounds,
  columns: [
    { heading: ['合同编号', 'Contract number'], value: (row: RoundRow) => row.contractNo },
    { heading: ['合同名称', 'Contract'], value: (row) => row.contractName },
    { heading: ['名称', 'Name'], value: (row) => row.title },
    {
      heading: ['级别', 'Stage'],
      value: (row, { locale }) => inLanguage(row.stageName, row.stageNameEn, locale),
    },
    { heading: ['轮次', 'Round'], kind: 'number', value: (row) => row.number },
    { heading: ['状态', 'Status'], value: (row, around) => roundState(row.status, around) },
    { heading: ['数量', 'Quantity'], kind: 'number', value: (row) => row.quantity },
    { heading: ['已接收', 'Accepted'], kind: 'number', value: (row) => row.acceptedQuantity },
    { heading: ['单位', 'Unit'], value: (row) => row.unit },
    { heading: ['已检项', 'Answered'], kind: 'number', value: (row) => row.answered },
    { heading: ['检查项', 'Questions'], kind: 'number', value: (row) => row.checkCount },
    { heading: ['申请人', 'Asked for by'], value: (row) => row.requestedBy },
    {
      heading: ['申请时间', 'Asked for'],
      kind: 'date',
      value: (row, around) => moment(row.requestedAt, around),
    },
    { heading: ['结论时间', 'Decided'], kind: 'date', value: (row, around) => moment(row.decidedAt, around) },
  ],
});
