export { ArchiveNames } from './archive-names.ts';
export { examineSeal, type FoundSeal, SEAL_LENGTH, sealedZip } from './sealed-zip.ts';
export { type ArchiveEntry, worthPacking, zipChunks } from './zip-chunks.ts';
export { type ZipEntry, zipEntries } from './zip-entries.ts';
