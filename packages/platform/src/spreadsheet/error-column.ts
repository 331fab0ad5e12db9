/**
 * Heads the first column of a file of rows to mend. The reader knows it by this exact text and leaves the column out
 * when the mended file comes back, in whatever language it was made; so it never changes.
 */
export const ERROR_COLUMN_HEADING = '⚠ 请改正 / Please fix';
