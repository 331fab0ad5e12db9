/**
 * What every import of a spreadsheet shares: keeping the file, reading it, proposing its columns, showing what is wrong with
 * its rows. What a row means is the business of the module that takes it over.
 */
export * from './import-file.ts';
export * from './inspect-table.ts';
export * from './row-problems.ts';
