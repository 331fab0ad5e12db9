-- CreateTable
CREATE TABLE "file_type" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "openness" TEXT NOT NULL DEFAULT 'departments',
    "has_drawing_no" BOOLEAN NOT NULL DEFAULT false,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "file_type_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "file_folder" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "ancestor_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "file_folder_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "file_asset" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "folder_id" UUID,
    "type_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "drawing_no" TEXT,
    "revision" TEXT,
    "last_version_no" INTEGER NOT NULL DEFAULT 0,
    "issued_version_no" INTEGER,
    "checked_out_by" UUID,
    "checked_out_until" TIMESTAMPTZ(6),
    "departments_read" BOOLEAN NOT NULL DEFAULT false,
    "team_reads" BOOLEAN NOT NULL DEFAULT false,
    "department_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "person_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "reader_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "editor_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "file_asset_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "file_version" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "size" BIGINT NOT NULL,
    "content_type" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "stated_sha256" TEXT,
    "sha256" TEXT,
    "state" TEXT NOT NULL DEFAULT 'checking',
    "checked_at" TIMESTAMPTZ(6),
    "note" TEXT,
    "restored_from" INTEGER,
    "member_id" UUID,
    "issued_at" TIMESTAMPTZ(6),
    "issued_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "file_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "file_upload" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "file_id" UUID,
    "folder_id" UUID,
    "type_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "content_type" TEXT NOT NULL,
    "stated_sha256" TEXT,
    "fingerprint" TEXT,
    "note" TEXT,
    "member_id" UUID NOT NULL,
    "storage_key" TEXT NOT NULL,
    "storage_id" TEXT NOT NULL,
    "part_size" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "version_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "file_upload_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "file_folder_tenant_id_subject_type_subject_id_parent_id_idx" ON "file_folder"("tenant_id", "subject_type", "subject_id", "parent_id");

-- CreateIndex
CREATE INDEX "file_folder_tenant_id_parent_id_idx" ON "file_folder"("tenant_id", "parent_id");

-- CreateIndex
CREATE INDEX "file_asset_tenant_id_subject_type_subject_id_folder_id_idx" ON "file_asset"("tenant_id", "subject_type", "subject_id", "folder_id");

-- CreateIndex
CREATE INDEX "file_asset_tenant_id_contract_id_idx" ON "file_asset"("tenant_id", "contract_id");

-- CreateIndex
CREATE INDEX "file_asset_tenant_id_folder_id_idx" ON "file_asset"("tenant_id", "folder_id");

-- CreateIndex
CREATE INDEX "file_asset_tenant_id_type_id_idx" ON "file_asset"("tenant_id", "type_id");

-- CreateIndex
CREATE INDEX "file_version_tenant_id_contract_id_sha256_idx" ON "file_version"("tenant_id", "contract_id", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "file_version_tenant_id_file_id_number_key" ON "file_version"("tenant_id", "file_id", "number");

-- CreateIndex
CREATE INDEX "file_upload_tenant_id_member_id_status_idx" ON "file_upload"("tenant_id", "member_id", "status");

-- CreateIndex
CREATE INDEX "file_upload_tenant_id_status_created_at_idx" ON "file_upload"("tenant_id", "status", "created_at");

-- AddForeignKey
ALTER TABLE "file_folder" ADD CONSTRAINT "file_folder_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "file_folder"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "file_asset" ADD CONSTRAINT "file_asset_tenant_id_folder_id_fkey" FOREIGN KEY ("tenant_id", "folder_id") REFERENCES "file_folder"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "file_asset" ADD CONSTRAINT "file_asset_tenant_id_type_id_fkey" FOREIGN KEY ("tenant_id", "type_id") REFERENCES "file_type"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "file_version" ADD CONSTRAINT "file_version_tenant_id_file_id_fkey" FOREIGN KEY ("tenant_id", "file_id") REFERENCES "file_asset"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- Names in one place, to find what a further upload continues.
CREATE INDEX "file_asset_by_name" ON "file_asset" ("tenant_id", "subject_type", "subject_id", "name", "id") WHERE "deleted_at" IS NULL;
ALTER TABLE "file_type" ADD CONSTRAINT "file_type_openness" CHECK ("openness" IN ('leads', 'departments', 'team'));
ALTER TABLE "file_version" ADD CONSTRAINT "file_version_state" CHECK ("state" IN ('checking', 'good', 'broken'));
CREATE UNIQUE INDEX "file_type_code_live" ON "file_type" ("tenant_id", "code") WHERE "deleted_at" IS NULL;

-- Every firm begins with the four types of documents, in both languages.
CREATE FUNCTION millwright.found_file_types() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  INSERT INTO public.file_type (tenant_id, id, code, name, name_en, openness, has_drawing_no, sort_order) VALUES
    (NEW.id, millwright.new_id(), 'contract', '合同文件', 'Contract document', 'leads', false, 1),
    (NEW.id, millwright.new_id(), 'technical', '技术文档', 'Technical document', 'departments', false, 2),
    (NEW.id, millwright.new_id(), 'drawing', '图纸', 'Drawing', 'team', true, 3),
    (NEW.id, millwright.new_id(), 'other', '其他', 'Other', 'departments', false, 4);
  RETURN NULL;
END $f$;
CREATE POLICY founding ON "tenant" FOR SELECT TO CURRENT_USER USING (true);
INSERT INTO "file_type" (tenant_id, id, code, name, name_en, openness, has_drawing_no, sort_order)
  SELECT t.id, millwright.new_id(), d.code, d.name, d.name_en, d.openness, d.has_drawing_no, d.sort_order FROM "tenant" t, (VALUES
    ('contract', '合同文件', 'Contract document', 'leads', false, 1),
    ('technical', '技术文档', 'Technical document', 'departments', false, 2),
    ('drawing', '图纸', 'Drawing', 'team', true, 3),
    ('other', '其他', 'Other', 'departments', false, 4)) AS d (code, name, name_en, openness, has_drawing_no, sort_order);
DROP POLICY founding ON "tenant";
CREATE TRIGGER found_file_types AFTER INSERT ON "tenant" FOR EACH ROW EXECUTE FUNCTION millwright.found_file_types();

SELECT millwright.protect('file_type', 'FileType');
SELECT millwright.protect('file_folder', 'FileFolder');
SELECT millwright.protect('file_asset', 'FileAsset');
SELECT millwright.protect('file_version', 'FileVersion');
SELECT millwright.protect('file_upload', 'FileUpload');
CREATE POLICY founding ON "file_type" FOR INSERT TO CURRENT_USER WITH CHECK (true);

-- A version is what it was: its bytes, its number and its author never change, and it is never removed.
REVOKE DELETE ON "file_version" FROM millwright_app;
CREATE FUNCTION millwright.keep_version() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF (NEW.file_id, NEW.contract_id, NEW.number, NEW.size, NEW.content_type, NEW.member_id, NEW.restored_from)
     IS DISTINCT FROM (OLD.file_id, OLD.contract_id, OLD.number, OLD.size, OLD.content_type, OLD.member_id, OLD.restored_from)
     OR (OLD.state <> 'checking' AND (NEW.state, NEW.sha256, NEW.storage_key) IS DISTINCT FROM (OLD.state, OLD.sha256, OLD.storage_key)) THEN
    RAISE EXCEPTION 'A version of a file stays what it is.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER keep BEFORE UPDATE ON "file_version" FOR EACH ROW EXECUTE FUNCTION millwright.keep_version();

-- What a record says of itself stands on its files as well, so that rules can ask without a join; the database keeps it true.
CREATE POLICY follow ON "file_asset" TO CURRENT_USER USING (tenant_id = current_setting('app.tenant_id')::uuid) WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE FUNCTION millwright.files_follow_task() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  UPDATE public.file_asset SET department_ids = ARRAY[NEW.department_id], person_ids = NEW.assignee_ids
   WHERE tenant_id = NEW.tenant_id AND subject_type = 'Task' AND subject_id = NEW.id;
  RETURN NULL;
END $f$;
CREATE TRIGGER files_follow AFTER UPDATE OF department_id, assignee_ids ON "task" FOR EACH ROW
  WHEN ((OLD.department_id, OLD.assignee_ids) IS DISTINCT FROM (NEW.department_id, NEW.assignee_ids)) EXECUTE FUNCTION millwright.files_follow_task();
CREATE FUNCTION millwright.files_follow_contract() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  UPDATE public.file_asset SET department_ids = NEW.department_ids
   WHERE tenant_id = NEW.tenant_id AND subject_type = 'Contract' AND subject_id = NEW.id;
  RETURN NULL;
END $f$;
CREATE TRIGGER files_follow AFTER UPDATE OF department_ids ON "contract" FOR EACH ROW
  WHEN (OLD.department_ids IS DISTINCT FROM NEW.department_ids) EXECUTE FUNCTION millwright.files_follow_contract();
-- That is no edit of the file, and neither is a further version: somebody with its name and rights open before them is not
-- told that they were changed meanwhile.
DROP TRIGGER touch ON "file_asset";
DROP TRIGGER audit ON "file_asset";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF folder_id, type_id, name, drawing_no, revision, issued_version_no, checked_out_by, checked_out_until, departments_read, team_reads, reader_ids, editor_ids, deleted_at ON "file_asset" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.touch();
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "file_asset" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.audit('FileAsset');


CREATE POLICY reach ON "file_asset" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,FileAsset}'::text[])
  OR (contract_id <> ALL ((SELECT nullif(current_setting('reach.file_asset.not_contract_id_and_person_ids.not_contract_id', true), '')::uuid[])::uuid[]) AND person_ids && (SELECT nullif(current_setting('reach.file_asset.not_contract_id_and_person_ids.person_ids', true), '')::uuid[])::uuid[])
  OR (contract_id <> ALL ((SELECT nullif(current_setting('reach.file_asset.not_contract_id_and_reader_ids.not_contract_id', true), '')::uuid[])::uuid[]) AND reader_ids && (SELECT nullif(current_setting('reach.file_asset.not_contract_id_and_reader_ids.reader_ids', true), '')::uuid[])::uuid[])
  OR (contract_id = ANY ((SELECT nullif(current_setting('reach.file_asset.contract_id_and_team_reads.contract_id', true), '')::uuid[])::uuid[]) AND team_reads)
  OR (department_ids && (SELECT nullif(current_setting('reach.file_asset.department_ids_and_departments_read.department_ids', true), '')::uuid[])::uuid[] AND departments_read)
  OR contract_id = ANY ((SELECT nullif(current_setting('reach.file_asset.contract_id', true), '')::uuid[])::uuid[]), false));
