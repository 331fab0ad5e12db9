export {
  CHINA_HOLIDAY_YEARS,
  type ChinaHoliday,
  type ChinaHolidayKey,
  chinaHolidays,
  isChinaHolidayYearKnown,
} from './china-holidays.ts';
export { dayNumber, dayOf, isDay, weekdayOf } from './day.ts';
export type {
  CalendarException,
  Day,
  DependencyType,
  Plan,
  PlanDependency,
  PlanTask,
  Schedule,
  ScheduledTask,
  WorkCalendar,
} from './plan.ts';
export {
  type LoadedResource,
  type LoadedWork,
  type LoadOfDay,
  type ResourceLoad,
  resourceLoad,
} from './resource-load.ts';
export { schedule, scheduleWithConflicts } from './schedule.ts';
export { type ScheduleFacts, ScheduleProblem, type ScheduleProblemCode } from './schedule-problem.ts';
export { addWorkdays, endOfWork, isWorkday, workdayShift, workdaysBetween } from './workday-arithmetic.ts';
