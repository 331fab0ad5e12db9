export { type ExportedList, type ExportFormat, type ExportRequest, exportList } from './export-list.ts';
export { lists as exportLists } from './exports.lists.ts';
export { exportsModule } from './exports.module.ts';
