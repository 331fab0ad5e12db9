/** A firm's plan as its planner keeps it in Excel: two hundred rows, of which three are wrong. */
import { fileBytes, type RowCells, type TableColumn, writeXlsx } from '@millwright/platform/spreadsheet';

const DAY = 86_400_000;

/** A calendar day so many days from today, 'YYYY-MM-DD'. */
export const dayFromToday = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const STATIONS = [
  '灌装机',
  '旋盖机',
  '贴标机',
  '理瓶机',
  '输送段',
  '码垛段',
  'CIP 站',
  '配液站',
  '主控柜',
  '现场总线',
];

/** Each department's work on a station: name, first day, length in days, weight. */
const WORK: readonly [
  department: string,
  people: readonly string[],
  work: string,
  start: number,
  days: number,
][] = [
  ['机械部', ['曹磊', '董洁'], '机架设计', 0, 12],
  ['机械部', ['梁伟'], '工艺核对', 8, 6],
  ['机械部', ['曹磊'], '加工图发放', 14, 5],
  ['机械部', ['马超群'], '零件加工', 18, 20],
  ['电气部', ['吴迪'], '电气原理图', 0, 10],
  ['电气部', ['林海'], '柜体布置图', 4, 8],
  ['电气部', ['林海', '谢芳'], '元件清单', 9, 5],
  ['电气部', ['谢芳'], '柜内接线', 25, 12],
  ['电气部', ['林海'], '现场接线', 48, 10],
  ['电气部', ['谢芳'], 'I/O 点检', 56, 4],
  ['软件部', ['韩雪'], 'PLC 程序', 16, 20],
  ['软件部', ['叶青'], '伺服与变频参数', 30, 8],
  ['软件部', ['丁浩'], 'HMI 画面', 22, 16],
  ['软件部', ['丁浩'], '数据采集接口', 34, 8],
  ['软件部', ['韩雪'], '联调', 58, 6],
  ['调试装配部', ['赵勇'], '部件装配', 38, 10],
  ['调试装配部', ['赵勇'], '整机装配', 46, 8],
  ['调试装配部', ['毛宇'], '空载试车', 60, 4],
  ['调试装配部', ['毛宇'], '带料试车', 64, 5],
  ['调试装配部', ['白露'], '出厂检验', 70, 3],
];

const COLUMNS: readonly TableColumn[] = [
  { heading: '任务名称', width: 28 },
  { heading: '部门' },
  { heading: '负责人' },
  { heading: '开始', kind: 'date' },
  { heading: '结束', kind: 'date' },
  { heading: '权重', kind: 'number' },
  { heading: '进度', kind: 'percent' },
  { heading: '客户可见' },
];

/** The departments the plan names, as each language calls them. */
export const PLAN_DEPARTMENTS = [
  { 'zh-CN': '电气部', en: 'Electrical' },
  { 'zh-CN': '机械部', en: 'Mechanical' },
  { 'zh-CN': '软件部', en: 'Software' },
  { 'zh-CN': '调试装配部', en: 'Assembly & Commissioning' },
] as const;
/** The task the story follows: 林海's, public, and due before all his others. */
export const FOLLOWED_TASK = '主控柜 · 柜体布置图';

/** The three rows that are wrong, by their line in the file, and what stands there. */
export const MISTAKES = {
  unknownPerson: { line: 24, value: '王小明' },
  impossibleDate: { line: 77, value: '2027-02-30' },
  endBeforeStart: { line: 151, value: dayFromToday(67) },
} as const;

function rightRows(): (string | number)[][] {
  const rows: (string | number)[][] = [];
  for (const [department, people, work, start, days] of WORK) {
    for (const [at, station] of STATIONS.entries()) {
      const title = `${station} · ${work}`;
      const followed = title === FOLLOWED_TASK;
      const first = followed ? -6 : start + at;
      rows.push([
        title,
        department,
        people.join('、'),
        dayFromToday(first),
        dayFromToday(followed ? 1 : first + days),
        followed ? 40 : 1 + (at % 3),
        followed ? 25 : 0,
        work === '工艺核对' ? '否' : '是',
      ]);
    }
  }
  return rows;
}

/** The workbook's bytes; with its three mistakes, or after they were corrected. */
export async function planWorkbook(state: 'with mistakes' | 'corrected'): Promise<Buffer> {
  const rows = rightRows();
  if (state === 'with mistakes') {
    const { unknownPerson, impossibleDate, endBeforeStart } = MISTAKES;
    rows[unknownPerson.line - 2]![2] = unknownPerson.value;
    rows[impossibleDate.line - 2]![3] = impossibleDate.value;
    const late = rows[endBeforeStart.line - 2]!;
    [late[3], late[4]] = [late[4]!, late[3]!];
  }
  const file = writeXlsx(COLUMNS, [rows as readonly RowCells[]], { sheetName: '项目计划' });
  return Buffer.from(await fileBytes(file));
}
