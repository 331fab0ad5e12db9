/** The text of src/china-holidays.table.ts, as the installed release of its source has it. */
export function chinaHolidaysTable(): string;
