import {
  type AmendmentRow,
  contractInput,
  listAmendments,
  listOpenPayments,
  listPayments,
  type OpenPaymentRow,
  openPaymentsInput,
  type PaymentRow,
} from '../contracts/index.ts';
import { AMENDMENT_STATES, PAYMENT_STATES, PAYMENT_TRIGGERS } from './export-words.ts';
import { listExport, moment, word, yesNo } from './list-export.ts';

const amendmentState = word(AMENDMENT_STATES);
const paymentState = word(PAYMENT_STATES);
const trigger = word(PAYMENT_TRIGGERS);
const whole = <Row>(items: Row[]) => ({ items, nextCursor: null });

/** A contract's change orders. What changes money stands there for those who may see it, as on the screen. */
export const amendments = listExport({
  title: ['变更单', 'Amendments'],
  permission: { action: 'read', subject: 'Contract' },
  input: contractInput,
  page: async (scope, { contractId }) => whole((await listAmendments(scope, contractId)).items),
  columns: [
    { heading: ['编号', 'Number'], kind: 'number', value: (row: AmendmentRow) => row.number },
    { heading: ['状态', 'Status'], value: (row, around) => amendmentState(row.status, around) },
    { heading: ['变更原因', 'Reason'], value: (row) => row.reason },
    {
      heading: ['变更内容', 'Changes'],
      value: (row) =>
        row.changes
          .map(({ term, before, after }) => `${term}: ${before ?? '–'} → ${after ?? '–'}`)
          .join('; '),
    },
    { heading: ['提交人', 'Proposed by'], value: (row) => row.proposedBy?.name },
    { heading: ['审定人', 'Decided by'], value: (row) => row.decidedBy?.name },
    {
      heading: ['审定时间', 'Decided'],
      kind: 'date',
      value: (row, around) => moment(row.decidedAt, around),
    },
  ],
});

/** A contract's payments. The whole file is for those who see money. */
export const payments = listExport({
  title: ['收款', 'Payments'],
  permission: { action: 'read', subject: 'PaymentMilestone' },
  input: contractInput,
  page: async (scope, { contractId }) => {
    const { items, currency } = await listPayments(scope, contractId);
    return whole(items.map((row) => ({ ...row, currency })));
  },
  columns: [
    { heading: ['名称', 'Name'], value: (row: PaymentRow & { currency: string }) => row.name },
    { heading: ['状态', 'Status'], value: (row, around) => paymentState(row.state, around) },
    { heading: ['百分比', 'Percent'], kind: 'number', value: (row) => row.percent },
    { heading: ['应收', 'Expected'], kind: 'money', value: (row) => row.expected },
    { heading: ['已收', 'Received'], kind: 'money', value: (row) => row.received },
    { heading: ['币种', 'Currency'], value: (row) => row.currency },
    { heading: ['到期条件', 'Falls due'], value: (row, around) => trigger(row.trigger, around) },
    { heading: ['到期日期', 'Due on'], kind: 'date', value: (row) => row.dueOn },
    { heading: ['开票日期', 'Invoiced on'], kind: 'date', value: (row) => row.invoicedOn },
    { heading: ['发票号', 'Invoice number'], value: (row) => row.invoiceNo },
    { heading: ['未付清不交付', 'Holds up delivery'], value: (row, around) => yesNo(row.isBlocking, around) },
  ],
});

/** What customers owe by now, over all contracts. */
export const openPayments = listExport({
  title: ['待收款', 'Open payments'],
  permission: { action: 'read', subject: 'PaymentMilestone' },
  input: openPaymentsInput,
  page: async (scope, input) => whole((await listOpenPayments(scope, input)).items),
  columns: [
    { heading: ['名称', 'Name'], value: (row: OpenPaymentRow) => row.name },
    { heading: ['合同编号', 'Contract number'], value: (row) => row.contract.contractNo },
    { heading: ['合同名称', 'Contract'], value: (row) => row.contract.name },
    { heading: ['客户', 'Customer'], value: (row) => row.customerName },
    { heading: ['应收', 'Expected'], kind: 'money', value: (row) => row.expected },
    { heading: ['已收', 'Received'], kind: 'money', value: (row) => row.received },
    { heading: ['币种', 'Currency'], value: (row) => row.currency },
    { heading: ['到期日期', 'Due on'], kind: 'date', value: (row) => row.dueOn },
    { heading: ['逾期天数', 'Days overdue'], kind: 'number', value: (row) => row.daysOverdue || null },
  ],
});
