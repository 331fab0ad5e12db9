/** A plan of any size, the same every time: lots of a packing line, one after the other in each department. */
import type {
  GanttBaselineTask,
  GanttCalendar,
  GanttDependency,
  GanttTask,
} from '../src/gantt/gantt-types.ts';
import { dayOf, numberOf } from '../src/gantt/model/days.ts';
import { addWorkdays, workdayFrom, workingTime } from '../src/gantt/model/working-time.ts';

export const TODAY = '2026-11-25';

export const calendar: GanttCalendar = {
  workdays: [true, true, true, true, true, false, false],
  exceptions: [
    { from: '2026-10-01', to: '2026-10-07', isWorking: false, name: '国庆节' },
    { from: '2026-09-20', to: '2026-09-20', isWorking: true, name: '国庆节调休' },
    { from: '2026-10-10', to: '2026-10-10', isWorking: true, name: '国庆节调休' },
    { from: '2027-01-01', to: '2027-01-03', isWorking: false, name: '元旦' },
  ],
};

const STEPS = [
  ['机械设计', '机械部', '王磊', 12],
  ['长周期件采购', '采购部', '周敏', 18],
  ['电气设计', '电气部', '李强', 9],
  ['机加工', '机械部', '赵刚', 10],
  ['电柜装配', '电气部', '孙倩', 8],
  ['PLC 程序', '软件部', '吴昊', 14],
  ['总装', '调试装配部', '郑凯', 9],
  ['内部验收', '质检部', '钱丽', 3],
  ['FAT 出厂验收', '质检部', '钱丽', 0],
  ['现场安装调试', '调试装配部', '郑凯', 7],
] as const;

export interface Plan {
  tasks: GanttTask[];
  dependencies: GanttDependency[];
  baseline: GanttBaselineTask[];
}

export function planOf(count: number): Plan {
  const time = workingTime(calendar);
  const tasks: GanttTask[] = [];
  const dependencies: GanttDependency[] = [];
  const baseline: GanttBaselineTask[] = [];
  const begin = workdayFrom(time, numberOf('2026-09-07'), 1);
  const today = numberOf(TODAY);
  const lots = Math.ceil(count / STEPS.length);
  for (let lot = 0; lot < lots; lot += 1) {
    let from = addWorkdays(time, begin, Math.floor((lot * 260) / Math.max(lots, 8)));
    for (const [step, [title, group, person, days]] of STEPS.entries()) {
      if (tasks.length === count) break;
      const id = `t${tasks.length}`;
      const to = days === 0 ? from : addWorkdays(time, from, days - 1);
      const progress = progressAt(from, to, today, step + lot);
      tasks.push({
        id,
        title: lots === 1 ? title : `${title} ${String(lot + 1).padStart(3, '0')}`,
        group,
        people: [person],
        startsOn: dayOf(from),
        endsOn: dayOf(to),
        durationDays: days,
        progress,
        isMilestone: days === 0,
        isCritical: step % 2 === 1 || step > 5,
        isOverdue: to < today && progress < 100,
        totalFloat: step % 2 === 1 || step > 5 ? 0 : 4 + (step % 3),
        lateEnd: dayOf(addWorkdays(time, to, step % 2 === 1 || step > 5 ? 0 : 4 + (step % 3))),
        mayMove: true,
        mayLink: true,
      });
      const slip = (step % 3) + (step > 4 ? 3 : 0);
      baseline.push({
        taskId: id,
        title,
        startsOn: dayOf(addWorkdays(time, from, -slip)),
        endsOn: dayOf(addWorkdays(time, to, -slip)),
        isDeleted: false,
      });
      if (step > 0) {
        const type = step === 5 ? 'SS' : step === 7 ? 'FF' : 'FS';
        const lagDays = step === 5 ? 2 : 0;
        dependencies.push({
          id: `d${id}`,
          predecessorId: `t${tasks.length - 2}`,
          successorId: id,
          type,
          lagDays,
        });
      }
      from = addWorkdays(time, from, Math.max(1, Math.round(days * (step === 4 ? 0.4 : 0.8))));
    }
  }
  baseline.push({
    taskId: 'gone',
    title: '旧方案评审',
    startsOn: '2026-09-14',
    endsOn: '2026-09-18',
    isDeleted: true,
  });
  return { tasks, dependencies, baseline };
}

/** Done before today, under way around it; now and then one lags behind. */
function progressAt(from: number, to: number, today: number, salt: number): number {
  if (to < today - 5) return salt % 13 === 6 ? 70 : 100;
  if (from > today) return 0;
  return Math.min(90, Math.max(10, Math.round(((today - from) / (to - from + 1)) * 90)));
}
