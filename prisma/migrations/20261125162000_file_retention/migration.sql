-- How long files of a type are kept, where the firm says so; and a row for each version that lost its bytes by such a rule.
ALTER TABLE "file_type" ADD COLUMN "older_versions_years" INTEGER,
ADD COLUMN "recycled_days" INTEGER,
ADD COLUMN "retention_by" UUID,
ADD COLUMN "retention_at" TIMESTAMPTZ(6);
ALTER TABLE "file_type" ADD CONSTRAINT "file_type_retention" CHECK ("older_versions_years" BETWEEN 1 AND 100 AND "recycled_days" BETWEEN 1 AND 36500);

ALTER TABLE "file_asset" ADD COLUMN "removed_at" TIMESTAMPTZ(6);
ALTER TABLE "file_asset" ADD CONSTRAINT "file_asset_removed" CHECK ("removed_at" IS NULL OR "deleted_at" IS NOT NULL);

-- CreateTable
CREATE TABLE "file_removal" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "version_no" INTEGER NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT,
    "reason" TEXT NOT NULL,
    "rule_years" INTEGER,
    "rule_days" INTEGER,
    "rule_by" UUID,
    "rule_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "file_removal_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "file_removal_tenant_id_version_id_key" ON "file_removal"("tenant_id", "version_id");

-- AddForeignKey
ALTER TABLE "file_removal" ADD CONSTRAINT "file_removal_tenant_id_version_id_fkey" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "file_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "file_removal" ADD CONSTRAINT "file_removal_reason" CHECK ("reason" IN ('older_version', 'recycled'));
SELECT millwright.protect('file_removal', 'FileRemoval');
REVOKE UPDATE, DELETE ON "file_removal" FROM millwright_app;

-- A good version may lose its bytes and nothing else, and never one that was issued for production. Its row, its hash and
-- its number stay, and the row above has to be there when the transaction ends.
ALTER TABLE "file_version" DROP CONSTRAINT "file_version_state";
ALTER TABLE "file_version" ADD CONSTRAINT "file_version_state" CHECK ("state" IN ('checking', 'good', 'broken', 'infected', 'unscanned', 'expired'));
ALTER TABLE "file_version" ADD CONSTRAINT "file_version_expired" CHECK ("state" <> 'expired' OR "issued_at" IS NULL);
CREATE OR REPLACE FUNCTION millwright.keep_version() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF (NEW.file_id, NEW.contract_id, NEW.number, NEW.size, NEW.content_type, NEW.member_id, NEW.restored_from)
     IS DISTINCT FROM (OLD.file_id, OLD.contract_id, OLD.number, OLD.size, OLD.content_type, OLD.member_id, OLD.restored_from)
     OR (OLD.state <> 'checking' AND (NEW.sha256, NEW.storage_key, NEW.detected_type, NEW.scanned, NEW.finding)
         IS DISTINCT FROM (OLD.sha256, OLD.storage_key, OLD.detected_type, OLD.scanned, OLD.finding))
     OR (OLD.state <> 'checking' AND NEW.state <> OLD.state AND NOT (OLD.state = 'good' AND NEW.state = 'expired')) THEN
    RAISE EXCEPTION 'A version of a file stays what it is.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $f$;
CREATE FUNCTION millwright.say_expired() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.file_removal r WHERE r.tenant_id = NEW.tenant_id AND r.version_id = NEW.id) THEN
    RAISE EXCEPTION 'A version does not vanish without a word.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $f$;
CREATE CONSTRAINT TRIGGER say_expired AFTER UPDATE OF state ON "file_version" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.state = 'expired' AND OLD.state <> 'expired') EXECUTE FUNCTION millwright.say_expired();
