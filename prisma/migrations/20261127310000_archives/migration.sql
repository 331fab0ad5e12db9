-- CreateTable
CREATE TABLE "archive_bundle" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "archived_at" TIMESTAMPTZ(6) NOT NULL,
    "with_money" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'making',
    "storage_key" TEXT,
    "size" BIGINT,
    "sha256" TEXT,
    "file_count" INTEGER,
    "left_out" INTEGER,
    "audit_head" TEXT,
    "made_at" TIMESTAMPTZ(6),
    "downloads" INTEGER NOT NULL DEFAULT 0,
    "last_downloaded_at" TIMESTAMPTZ(6),
    "last_downloaded_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "archive_bundle_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "archive_bundle_tenant_id_contract_id_archived_at_with_money_key" ON "archive_bundle"("tenant_id", "contract_id", "archived_at", "with_money");

-- Policies of contracts ask for the firm at hand, also while a reference to them is made; of no firm there is nothing to look at.
SELECT set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', true);

-- AddForeignKey
ALTER TABLE "archive_bundle" ADD CONSTRAINT "archive_bundle_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What is ready has its bytes and their hash; what is not has neither.
ALTER TABLE "archive_bundle" ADD CONSTRAINT "archive_bundle_state" CHECK (
  "state" IN ('making', 'ready', 'failed') AND ("state" = 'ready') = ("sha256" IS NOT NULL)
  AND ("sha256" IS NULL) = ("storage_key" IS NULL) AND ("sha256" IS NULL) = ("size" IS NULL) AND ("sha256" IS NULL OR "sha256" ~ '^[0-9a-f]{64}$'));

SELECT millwright.protect('archive_bundle', 'ArchiveBundle');
REVOKE DELETE ON "archive_bundle" FROM millwright_app;
-- A bundle that is ready stays what it is, whoever writes; only that somebody took it is noted down.
CREATE FUNCTION millwright.keep_bundle() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF (NEW.contract_id, NEW.archived_at, NEW.with_money) IS DISTINCT FROM (OLD.contract_id, OLD.archived_at, OLD.with_money)
     OR (OLD.state = 'ready' AND (NEW.state, NEW.storage_key, NEW.size, NEW.sha256, NEW.file_count, NEW.left_out, NEW.audit_head, NEW.made_at)
       IS DISTINCT FROM (OLD.state, OLD.storage_key, OLD.size, OLD.sha256, OLD.file_count, OLD.left_out, OLD.audit_head, OLD.made_at)) THEN
    RAISE EXCEPTION 'A bundle stays what it is.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER keep BEFORE UPDATE ON "archive_bundle" FOR EACH ROW EXECUTE FUNCTION millwright.keep_bundle();
CREATE POLICY reach ON "archive_bundle" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,ArchiveBundle}'::text[])
  OR contract_id = ANY ((SELECT nullif(current_setting('reach.archive_bundle.contract_id', true), '')::uuid[])::uuid[]), false));
