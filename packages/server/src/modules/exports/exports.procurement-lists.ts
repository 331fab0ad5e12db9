import {
  type ItemRow,
  listItems,
  listItemsInput,
  listSuppliers,
  listSuppliersInput,
  type SupplierRow,
} from '../procurement/index.ts';
import { ITEM_LATENESS, ITEM_STATES, ITEM_TYPES } from './export-words.ts';
import { inLanguage, listExport, moment, word } from './list-export.ts';

const state = word(ITEM_STATES);
const late = word(ITEM_LATENESS);
const kind = word(ITEM_TYPES);
const price = { action: 'readPrice', subject: 'ProcurementItem' };

/** What is to be bought. */
export const procurement = listExport({
  title: ['采购项', 'Parts to buy'],
  permission: { action: 'read', subject: 'ProcurementItem' },
  input: listItemsInput,
  page: listItems,
  columns: [
    { heading: ['合同编号', 'Contract number'], value: (row: ItemRow) => row.contractNo },
    { heading: ['合同名称', 'Contract'], value: (row) => row.contractName },
    { heading: ['行号', 'Line'], kind: 'number', value: (row) => row.lineNo },
    { heading: ['BOM 位置', 'BOM position'], value: (row) => row.bomPosition },
    { heading: ['名称', 'Name'], value: (row) => row.name },
    { heading: ['料号', 'Part number'], value: (row) => row.partNo },
    { heading: ['图号', 'Drawing number'], value: (row) => row.drawingNo },
    { heading: ['规格型号', 'Specification'], value: (row) => row.specification },
    { heading: ['类别', 'Kind'], value: (row, around) => kind(row.itemType, around) },
    { heading: ['数量', 'Quantity'], kind: 'number', value: (row) => row.quantity },
    { heading: ['单位', 'Unit'], value: (row) => row.unit },
    { heading: ['已到数量', 'Received'], kind: 'number', value: (row) => row.receivedQuantity },
    { heading: ['退货数量', 'Sent back'], kind: 'number', value: (row) => row.returnedQuantity },
    { heading: ['未到数量', 'Still to come'], kind: 'number', value: (row) => row.openQuantity },
    { heading: ['状态', 'Status'], value: (row, around) => state(row.status, around) },
    { heading: ['交期', 'Lateness'], value: (row, around) => late(row.late, around) },
    { heading: ['逾期天数', 'Days late'], kind: 'number', value: (row) => row.daysLate || null },
    { heading: ['供应商', 'Supplier'], value: (row) => row.supplier?.name },
    { heading: ['订单号', 'Order number'], value: (row) => row.orderNo },
    { heading: ['下单日期', 'Ordered on'], kind: 'date', value: (row) => row.orderedOn },
    { heading: ['需求日期', 'Needed by'], kind: 'date', value: (row) => row.neededBy },
    { heading: ['承诺交期', 'Promised for'], kind: 'date', value: (row) => row.promisedDate },
    { heading: ['到齐日期', 'All here on'], kind: 'date', value: (row) => row.actualDate },
    { heading: ['等料任务', 'Task that waits for it'], value: (row) => row.taskTitle },
    {
      heading: ['需求部门', 'For department'],
      value: (row, { locale }) => inLanguage(row.departmentName, row.departmentNameEn, locale),
    },
    { heading: ['请购人', 'Asked for by'], value: (row) => row.requester?.name },
    {
      heading: ['请购时间', 'Asked for'],
      kind: 'date',
      value: (row, around) => moment(row.createdAt, around),
    },
    { heading: ['单价', 'Unit price'], kind: 'number', value: (row) => row.unitPrice, needs: price },
    { heading: ['金额', 'Total'], kind: 'money', value: (row) => row.total, needs: price },
    { heading: ['币种', 'Currency'], value: (row) => row.currency, needs: price },
  ],
});

/** Whom the firm buys from, and how they keep their word. */
export const suppliers = listExport({
  title: ['供应商', 'Suppliers'],
  permission: { action: 'read', subject: 'Supplier' },
  input: listSuppliersInput,
  page: listSuppliers,
  columns: [
    { heading: ['编码', 'Code'], value: (row: SupplierRow) => row.code },
    { heading: ['名称', 'Name'], value: (row) => row.name },
    { heading: ['联系人', 'Contact'], value: (row) => row.contacts[0]?.name },
    { heading: ['电话', 'Phone'], value: (row) => row.contacts[0]?.phone },
    { heading: ['邮箱', 'E-mail'], value: (row) => row.contacts[0]?.email },
    { heading: ['已交付行数', 'Lines delivered'], kind: 'number', value: (row) => row.measured },
    {
      heading: ['按首次承诺准时', 'Kept the first promise'],
      kind: 'number',
      value: (row) => row.onFirstPromise,
    },
    {
      heading: ['按最新承诺准时', 'Kept the latest promise'],
      kind: 'number',
      value: (row) => row.onLatestPromise,
    },
    { heading: ['平均延迟（天）', 'Late by, days'], kind: 'number', value: (row) => row.averageDaysLate },
    { heading: ['未到齐', 'Lines to come'], kind: 'number', value: (row) => row.open },
    { heading: ['逾期', 'Overdue'], kind: 'number', value: (row) => row.overdue },
  ],
});
