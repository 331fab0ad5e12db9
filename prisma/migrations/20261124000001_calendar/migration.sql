-- CreateTable
CREATE TABLE "calendar_feed" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_tenant_id_member_id_key" ON "calendar_feed"("tenant_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_tenant_id_token_hash_key" ON "calendar_feed"("tenant_id", "token_hash");

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT millwright.protect('calendar_feed', 'CalendarFeed');


-- One's own and nobody else's, in the database as well (see the decision on reach).
CREATE POLICY reach ON "calendar_feed" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,CalendarFeed}'::text[])
  OR member_id = ANY ((SELECT nullif(current_setting('reach.calendar_feed.member_id', true), '')::uuid[])::uuid[]), false));
