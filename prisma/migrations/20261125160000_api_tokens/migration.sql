-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "via" TEXT;

-- CreateTable
CREATE TABLE "api_token" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "access" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),
    "last_used_ip" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_tenant_id_member_id_idx" ON "api_token"("tenant_id", "member_id");

-- CreateIndex
CREATE INDEX "api_token_account_id_idx" ON "api_token"("account_id");

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "api_token" ADD CONSTRAINT "api_token_access" CHECK ("access" IN ('read', 'write'));
-- Names tell a person's tokens apart, in the audit trail as well; one that was revoked gives its name back.
CREATE UNIQUE INDEX "api_token_name_live" ON "api_token" ("tenant_id", "member_id", "name") WHERE "revoked_at" IS NULL;

SELECT millwright.protect('api_token', 'ApiToken');

-- A token stays what it was made as, and can only be ended; what became of it stays on record.
REVOKE UPDATE, DELETE ON "api_token" FROM millwright_app;
GRANT UPDATE (revoked_at) ON "api_token" TO millwright_app;
-- That it was used is no change of it.
DROP TRIGGER touch ON "api_token";
DROP TRIGGER audit ON "api_token";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF revoked_at ON "api_token" FOR EACH ROW EXECUTE FUNCTION millwright.touch();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF revoked_at ON "api_token" FOR EACH ROW EXECUTE FUNCTION millwright.audit('ApiToken');

-- Whom a token stands for is looked up across firms, as for a session; by the portal's own login not at all.
GRANT SELECT, UPDATE (last_used_at, last_used_ip, revoked_at) ON "api_token" TO millwright_auth;
CREATE POLICY sign_in ON "api_token" TO millwright_auth USING (millwright.staff_login()) WITH CHECK (millwright.staff_login());

-- One's own; who reads everybody's is named in the declaration (see the decision on reach).
CREATE POLICY reach ON "api_token" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,ApiToken}'::text[])
  OR member_id = ANY ((SELECT nullif(current_setting('reach.api_token.member_id', true), '')::uuid[])::uuid[]), false));

-- The audit trail says what acted for a person, where it was not their own session.
CREATE OR REPLACE FUNCTION millwright.audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
DECLARE
  before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) ELSE '{}'::jsonb END;
  after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) ELSE '{}'::jsonb END;
  subject jsonb := CASE WHEN TG_OP = 'DELETE' THEN before ELSE after END;
  changed jsonb;
BEGIN
  SELECT jsonb_object_agg(key, jsonb_build_array(before -> key, after -> key)) INTO changed
  FROM jsonb_object_keys(before || after) AS key
  WHERE before -> key IS DISTINCT FROM after -> key
    AND key NOT IN ('tenant_id', 'id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'token_hash');
  IF changed IS NULL AND TG_OP = 'UPDATE' THEN
    RETURN NULL;
  END IF;
  INSERT INTO public.audit_event (tenant_id, id, occurred_at, actor_id, ip, via, request_id, action, subject_type, subject_id, contract_id, changes)
  VALUES (
    (subject ->> 'tenant_id')::uuid, millwright.new_id(), clock_timestamp(),
    nullif(current_setting('app.actor_id', true), '')::uuid, nullif(current_setting('app.ip', true), ''),
    nullif(current_setting('app.via', true), ''),
    nullif(current_setting('app.request_id', true), ''), lower(TG_OP), TG_ARGV[0], (subject ->> 'id')::uuid,
    CASE WHEN TG_ARGV[0] = 'Contract' THEN (subject ->> 'id')::uuid ELSE (subject ->> 'contract_id')::uuid END,
    coalesce(changed, '{}'::jsonb)
  );
  RETURN NULL;
END $f$;
