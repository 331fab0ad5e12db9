-- How much of the file store a firm may fill, and whether its boss was told that it is filling up.
CREATE TABLE "file_quota" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "limit_bytes" BIGINT,
    "warned_percent" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "file_quota_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "file_quota_tenant_id_key" ON "file_quota"("tenant_id");

-- CreateIndex
CREATE INDEX "file_version_tenant_id_storage_key_idx" ON "file_version"("tenant_id", "storage_key");

ALTER TABLE "file_quota" ADD CONSTRAINT "file_quota_limit" CHECK ("limit_bytes" >= 0);

-- One row for each firm: whoever counts before an upload begins holds it, so that two cannot pass the limit together.
CREATE FUNCTION millwright.found_file_quota() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  INSERT INTO public.file_quota (tenant_id, id) VALUES (NEW.id, millwright.new_id());
  RETURN NULL;
END $f$;
CREATE POLICY founding ON "tenant" FOR SELECT TO CURRENT_USER USING (true);
INSERT INTO "file_quota" (tenant_id, id) SELECT t.id, millwright.new_id() FROM "tenant" t;
DROP POLICY founding ON "tenant";
CREATE TRIGGER found_file_quota AFTER INSERT ON "tenant" FOR EACH ROW EXECUTE FUNCTION millwright.found_file_quota();

SELECT millwright.protect('file_quota', 'FileStorage');
CREATE POLICY founding ON "file_quota" FOR INSERT TO CURRENT_USER WITH CHECK (true);
REVOKE INSERT, DELETE ON "file_quota" FROM millwright_app;
