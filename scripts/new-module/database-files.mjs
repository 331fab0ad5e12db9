// The table of a new module: as Prisma sees it, and the migration that makes it and protects it.

export function databaseFiles({ name, record, Record }, migration) {
  return {
    [`prisma/schema/${name}.prisma`]: `/// What one of them is, in one sentence.
model ${Record} {
  tenantId  String   @default(dbgenerated("(current_setting('app.tenant_id'::text))::uuid")) @map("tenant_id") @db.Uuid
  id        String   @default(uuid(7)) @db.Uuid
  name      String
  createdAt DateTime @default(now()) @map("created_at") @db.Timestamptz(6)
  createdBy String?  @map("created_by") @db.Uuid
  updatedAt DateTime @default(now()) @map("updated_at") @db.Timestamptz(6)
  updatedBy String?  @map("updated_by") @db.Uuid
  version   Int      @default(1)

  @@id([tenantId, id])
  @@unique([tenantId, name])
  @@index([tenantId, name, id])
  @@index([tenantId, createdAt, id])
  @@map("${record}")
}
`,
    [`prisma/migrations/${migration}/migration.sql`]: `-- CreateTable
CREATE TABLE "${record}" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "${record}_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "${record}_tenant_id_name_id_idx" ON "${record}"("tenant_id", "name", "id");

-- CreateIndex
CREATE INDEX "${record}_tenant_id_created_at_id_idx" ON "${record}"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "${record}_tenant_id_name_key" ON "${record}"("tenant_id", "name");

CREATE INDEX "${record}_search" ON "${record}" USING gin ("name" gin_trgm_ops);

-- Row-level security, the audit trail, and who-and-when: a tenant table is made together with its protection.
SELECT millwright.protect('${record}', '${Record}');
`,
  };
}

/** The folder of the next migration: later than every one there is, and than now. */
export function nextMigration(existing, name, now = new Date()) {
  const last = existing.map((folder) => Number(folder.slice(0, 14))).filter(Number.isFinite);
  const today = Number(now.toISOString().replace(/\D/g, '').slice(0, 14));
  return `${Math.max(today, ...last.map((stamp) => stamp + 1))}_${name}`;
}
