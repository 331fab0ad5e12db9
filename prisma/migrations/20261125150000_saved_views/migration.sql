-- CreateTable
CREATE TABLE "saved_view" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared_with" UUID,
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "saved_view_tenant_id_member_id_list_idx" ON "saved_view"("tenant_id", "member_id", "list");

-- A list asks for what the firm shares as well.
CREATE INDEX "saved_view_shared" ON "saved_view" ("tenant_id", "list") WHERE "shared_with" IS NOT NULL;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- A firm shares with itself and with no other.
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_shared_at_home" CHECK ("shared_with" = "tenant_id");
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_bounded" CHECK (char_length("name") <= 60 AND char_length("query") <= 2000);

SELECT millwright.protect('saved_view', 'SavedView');

-- One's own and what is shared with the firm, in the database as well (see the decision on reach).
CREATE POLICY reach ON "saved_view" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,SavedView}'::text[])
  OR member_id = ANY ((SELECT nullif(current_setting('reach.saved_view.member_id', true), '')::uuid[])::uuid[])
  OR shared_with = ANY ((SELECT nullif(current_setting('reach.saved_view.shared_with', true), '')::uuid[])::uuid[]), false));
