import { defineConfig } from 'prisma/config';

// Only `prisma generate` and `prisma format` are needed; migrations run through the wasm engine (packages/db/src/migrations).
export default defineConfig({
  schema: '../../prisma/schema',
  migrations: { path: '../../prisma/migrations' },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? 'postgresql://localhost/millwright' },
});
