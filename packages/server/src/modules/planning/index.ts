export { firmCalendar } from './calendars/firm-calendars.ts';
export { type OutsideConstraint, setConstraint } from './operations/set-constraint.ts';
export { type ShiftPreview, shiftPreview } from './plan/shift-preview.ts';
export * from './planning.events.ts';
export { planningModule } from './planning.module.ts';
export { proposeForPart } from './proposals/propose-reschedule.ts';
