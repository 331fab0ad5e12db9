import { listTodos, listTodosInput, type TodoRow } from '../todos/index.ts';
import { type Both, inLanguage, listExport, word, yesNo } from './list-export.ts';

const TODO_WORDS: Readonly<Record<string, Both>> = {
  task: ['任务', 'Task'],
  acceptance: ['验收', 'Acceptance'],
  feedback: ['售后反馈', 'Feedback'],
  receive: ['到货', 'Part to receive'],
  inspect: ['来料检验', 'Part to inspect'],
  handOver: ['交付', 'Delivery to hand over'],
  commission: ['投入运行', 'To put into service'],
  proposal: ['排程方案', 'Rescheduling to decide'],
  amendment: ['合同变更', 'Amendment to decide'],
  override: ['放行申请', 'Override to decide'],
};
const kind = word(TODO_WORDS);

/** What waits for whoever takes it home, the most urgent first. */
export const todos = listExport({
  title: ['我的待办', 'My to-dos'],
  permission: { action: 'read', subject: 'Todo' },
  input: listTodosInput,
  page: listTodos,
  columns: [
    { heading: ['类型', 'Kind'], value: (row: TodoRow, around) => kind(row.kind, around) },
    { heading: ['事项', 'What'], value: (row, { locale }) => inLanguage(row.name, row.nameEn, locale) },
    { heading: ['编号', 'Number'], value: (row) => row.number },
    { heading: ['合同编号', 'Contract number'], value: (row) => row.contractNo },
    { heading: ['合同名称', 'Contract'], value: (row) => row.contractName },
    { heading: ['到期日', 'Due'], kind: 'date', value: (row) => row.dueOn },
    { heading: ['等待自', 'Waits since'], kind: 'date', value: (row) => row.waitsSince },
    { heading: ['逾期', 'Overdue'], value: (row, around) => (row.overdue ? yesNo(true, around) : null) },
  ],
});
