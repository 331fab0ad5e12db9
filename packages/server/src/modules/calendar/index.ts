export { calendarModule } from './calendar.module.ts';
export { type CalendarFile, calendarFile } from './calendar-file.ts';
