export { ArchiveNames } from './archive-names.ts';
export { type ArchiveEntry, worthPacking, zipChunks } from './zip-chunks.ts';
