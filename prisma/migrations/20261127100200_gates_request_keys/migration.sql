-- A press of a button is heard once: what it made stays known by the key the press came with. Whoever presses twice waits here for the first.
CREATE TABLE "request_key" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "member_id" UUID,
    "heard_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "request_key_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "request_key_tenant_id_kind_key_key" ON "request_key"("tenant_id", "kind", "key");

SELECT millwright.protect('request_key', 'RequestKey', false);
-- What was heard was heard.
REVOKE UPDATE, DELETE ON "request_key" FROM millwright_app;
