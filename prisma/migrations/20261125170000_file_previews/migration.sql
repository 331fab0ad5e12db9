-- CreateTable
CREATE TABLE "file_preview" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "kind" TEXT,
    "storage_key" TEXT,
    "content_type" TEXT,
    "size" BIGINT,
    "thumbnail_key" TEXT,
    "pages" INTEGER,
    "text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "file_preview_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "file_publication" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version_no" INTEGER NOT NULL,
    "customer_id" UUID NOT NULL,
    "customer_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'preparing',
    "size" BIGINT,
    "content_type" TEXT,
    "storage_key" TEXT,
    "kind" TEXT,
    "preview_key" TEXT,
    "preview_type" TEXT,
    "thumbnail_key" TEXT,
    "trace_code" TEXT,
    "member_id" UUID,
    "ended_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "file_publication_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "file_view" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "viewed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "file_view_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "file_preview_tenant_id_state_idx" ON "file_preview"("tenant_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "file_preview_tenant_id_version_id_key" ON "file_preview"("tenant_id", "version_id");

-- CreateIndex
CREATE INDEX "file_publication_tenant_id_contract_id_idx" ON "file_publication"("tenant_id", "contract_id");

-- CreateIndex
CREATE INDEX "file_publication_tenant_id_file_id_idx" ON "file_publication"("tenant_id", "file_id");

-- CreateIndex
CREATE INDEX "file_publication_tenant_id_version_id_idx" ON "file_publication"("tenant_id", "version_id");

-- CreateIndex
CREATE INDEX "file_view_tenant_id_version_id_idx" ON "file_view"("tenant_id", "version_id");

-- CreateIndex
CREATE UNIQUE INDEX "file_view_tenant_id_code_key" ON "file_view"("tenant_id", "code");

-- AddForeignKey
ALTER TABLE "file_preview" ADD CONSTRAINT "file_preview_tenant_id_version_id_fkey" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "file_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "file_publication" ADD CONSTRAINT "file_publication_tenant_id_version_id_fkey" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "file_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "file_view" ADD CONSTRAINT "file_view_tenant_id_version_id_fkey" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "file_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "tenant" ADD COLUMN "watermark_files" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "file_asset" ADD COLUMN "watermark" BOOLEAN NOT NULL DEFAULT false;
DROP TRIGGER touch ON "file_asset";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF folder_id, type_id, name, drawing_no, revision, issued_version_no, checked_out_by, checked_out_until, departments_read, team_reads, reader_ids, editor_ids, watermark, deleted_at ON "file_asset" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.touch();

ALTER TABLE "file_preview" ADD CONSTRAINT "file_preview_state" CHECK ("state" IN ('ready', 'none', 'waiting'));
ALTER TABLE "file_publication" ADD CONSTRAINT "file_publication_state" CHECK ("state" IN ('preparing', 'ready', 'failed'));
-- A file is shown in one version at a time.
CREATE UNIQUE INDEX "file_publication_live" ON "file_publication" ("tenant_id", "file_id") WHERE "ended_at" IS NULL;

-- What was made of a version holds nothing that nobody did, and its text would fill the trail; who looked is a log itself.
SELECT millwright.protect('file_preview', 'FilePreview', false);
SELECT millwright.protect('file_publication', 'FilePublication');
SELECT millwright.protect('file_view', 'FileView', false);
REVOKE DELETE ON "file_publication" FROM millwright_app;
REVOKE UPDATE, DELETE ON "file_view" FROM millwright_app;

-- The portal: documents shown to the customer of a published contract.
GRANT SELECT (tenant_id, id, contract_id, name, version_no, state, size, content_type, storage_key, kind, preview_key, preview_type, thumbnail_key, customer_id, ended_at, created_at) ON "file_publication" TO millwright_portal_views;
CREATE POLICY portal ON "file_publication" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND state = 'ready' AND ended_at IS NULL AND customer_id = current_setting('app.customer_id')::uuid AND contract_id IN (SELECT id FROM public.contract));
CREATE VIEW portal.document WITH (security_barrier) AS SELECT id, contract_id, name, version_no, size, content_type, storage_key, kind, preview_key, preview_type, thumbnail_key, created_at AS shared_at FROM public.file_publication;
GRANT SELECT ON portal.document TO millwright_portal;
GRANT CREATE ON SCHEMA portal TO millwright_portal_views;
ALTER VIEW portal.document OWNER TO millwright_portal_views;
REVOKE CREATE ON SCHEMA portal FROM millwright_portal_views;
