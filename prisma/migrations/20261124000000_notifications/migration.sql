-- CreateTable
CREATE TABLE "notice" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "contract_id" UUID,
    "read_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "notice_tenant_id_member_id_id_idx" ON "notice"("tenant_id", "member_id", "id");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The bell counts what is unread on every page, and housekeeping looks for what was read long ago.
CREATE INDEX "notice_unread" ON "notice" ("tenant_id", "member_id", "id") WHERE "read_at" IS NULL;
CREATE INDEX "notice_read" ON "notice" ("read_at") WHERE "read_at" IS NOT NULL;

-- Not audited: a notice tells of a change that has its own row in the audit trail, and when a person has read what
-- concerns them is nobody else's business.
SELECT millwright.protect('notice', 'Notice', false);

-- Housekeeping over all firms removes what was read long ago, and can neither read what it said nor remove anything else.
CREATE POLICY tidy ON "notice" TO millwright_relay USING (read_at < now() - interval '180 days') WITH CHECK (false);
GRANT SELECT (tenant_id, id, read_at), DELETE ON "notice" TO millwright_relay;


-- One's own and nobody else's, in the database as well (see the decision on reach).
CREATE POLICY reach ON "notice" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,Notice}'::text[])
  OR member_id = ANY ((SELECT nullif(current_setting('reach.notice.member_id', true), '')::uuid[])::uuid[]), false));
