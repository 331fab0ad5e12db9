export * from './doctor.ts';
export type { DB } from './generated/kysely/types.ts';
export * from './ids.ts';
export { type Sql, sqlFor } from './kysely.ts';
export { schemaDiff } from './migrations/engine.ts';
export { type MigrationFolders, migrate } from './migrations/migrate.ts';
export * from './pool/index.ts';
export { Prisma, prismaFor, type Tx } from './prisma.ts';
export * from './provision.ts';
