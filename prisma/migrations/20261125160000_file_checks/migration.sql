-- What checking a version finds out beside its hash: what its bytes really are, and what a virus scanner said of them.
ALTER TABLE "file_version" ADD COLUMN "detected_type" TEXT,
ADD COLUMN "scanned" TEXT,
ADD COLUMN "finding" TEXT;

-- CreateIndex
CREATE INDEX "file_version_tenant_id_state_created_at_idx" ON "file_version"("tenant_id", "state", "created_at");

-- infected: something was found in it; unscanned: too large for the scanner, where such files are refused.
ALTER TABLE "file_version" DROP CONSTRAINT "file_version_state";
ALTER TABLE "file_version" ADD CONSTRAINT "file_version_state" CHECK ("state" IN ('checking', 'good', 'broken', 'infected', 'unscanned'));
ALTER TABLE "file_version" ADD CONSTRAINT "file_version_scanned" CHECK ("scanned" IN ('clean', 'infected', 'too_large'));
ALTER TABLE "file_version" ADD CONSTRAINT "file_version_infected" CHECK (("state" = 'infected') = ("scanned" IS NOT DISTINCT FROM 'infected'));

-- What was found out stays as well: nobody turns an infected version into a good one.
CREATE OR REPLACE FUNCTION millwright.keep_version() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF (NEW.file_id, NEW.contract_id, NEW.number, NEW.size, NEW.content_type, NEW.member_id, NEW.restored_from)
     IS DISTINCT FROM (OLD.file_id, OLD.contract_id, OLD.number, OLD.size, OLD.content_type, OLD.member_id, OLD.restored_from)
     OR (OLD.state <> 'checking' AND (NEW.state, NEW.sha256, NEW.storage_key, NEW.detected_type, NEW.scanned, NEW.finding)
         IS DISTINCT FROM (OLD.state, OLD.sha256, OLD.storage_key, OLD.detected_type, OLD.scanned, OLD.finding)) THEN
    RAISE EXCEPTION 'A version of a file stays what it is.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $f$;
