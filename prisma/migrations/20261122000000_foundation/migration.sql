-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "audit_event" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "ip" TEXT,
    "request_id" TEXT,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "contract_id" UUID,
    "changes" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contract" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_no" TEXT NOT NULL,
    "project_no" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "status_before" TEXT,
    "signed_on" DATE,
    "promised_date" DATE,
    "starts_on" DATE,
    "delivered_on" DATE,
    "amount" DECIMAL(18,2),
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "project_lead_id" UUID,
    "department_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "internal_notes" TEXT,
    "published_at" TIMESTAMPTZ(6),
    "weight_total" DECIMAL(18,4) NOT NULL DEFAULT 0,
    "weight_done" DECIMAL(18,4) NOT NULL DEFAULT 0,
    "task_count" INTEGER NOT NULL DEFAULT 0,
    "task_done_count" INTEGER NOT NULL DEFAULT 0,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "last_progress_at" TIMESTAMPTZ(6),
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contract_member" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "valid_from" DATE NOT NULL DEFAULT CURRENT_DATE,
    "valid_to" DATE,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "contract_member_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "due_on" DATE,
    "reached_on" DATE,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "is_public" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "customer" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "address" TEXT,
    "phone" TEXT,
    "internal_notes" TEXT,
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "customer_contact" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "account_id" UUID,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "title" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "customer_contact_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "display_name" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "disabled_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "member_id" UUID,
    "contact_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_agent" TEXT,
    "ip" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "blocked_until" TIMESTAMPTZ(6),
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "invitation" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "member_id" UUID,
    "contact_id" UUID,
    "email" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "accepted_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "department" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "code" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "ancestor_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "department_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "member" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "account_id" UUID,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "title" TEXT,
    "role" TEXT NOT NULL,
    "duties" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" TEXT NOT NULL DEFAULT 'active',
    "employee_no" TEXT,
    "department_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "member_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "department_member" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "position" TEXT NOT NULL DEFAULT 'member',
    "valid_from" DATE NOT NULL DEFAULT CURRENT_DATE,
    "valid_to" DATE,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "department_member_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "custom_role" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "grants" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "custom_role_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "member_role" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "member_role_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "subject_type" TEXT,
    "subject_id" UUID,
    "actor_id" UUID,
    "request_id" TEXT,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(6),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "handled_event" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "subscriber" TEXT NOT NULL,
    "handled_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "handled_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "task" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "starts_on" DATE,
    "due_on" DATE,
    "weight" DECIMAL(12,2) NOT NULL DEFAULT 1,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "assignee_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "is_public" BOOLEAN NOT NULL DEFAULT true,
    "last_progress_at" TIMESTAMPTZ(6),
    "completed_at" TIMESTAMPTZ(6),
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "task_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "progress_event" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "percent" INTEGER NOT NULL,
    "previous_percent" INTEGER NOT NULL,
    "note" TEXT,
    "member_id" UUID,
    "reported_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "device" TEXT,

    CONSTRAINT "progress_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "storage_key" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'uploaded',
    "mapping" JSONB,
    "report" JSONB,
    "taken_over_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "project_no_rule" TEXT NOT NULL DEFAULT 'P-{YYYY}-{NNN}',
    "accent" TEXT,
    "suspended_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "number_sequence" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "last_value" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "number_sequence_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_id_idx" ON "audit_event"("tenant_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_subject_type_subject_id_id_idx" ON "audit_event"("tenant_id", "subject_type", "subject_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_actor_id_id_idx" ON "audit_event"("tenant_id", "actor_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_contract_id_id_idx" ON "audit_event"("tenant_id", "contract_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_occurred_at_id_idx" ON "audit_event"("tenant_id", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "contract_tenant_id_customer_id_idx" ON "contract"("tenant_id", "customer_id");

-- CreateIndex
CREATE INDEX "contract_tenant_id_project_lead_id_idx" ON "contract"("tenant_id", "project_lead_id");

-- CreateIndex
CREATE INDEX "contract_department_ids_idx" ON "contract" USING GIN ("department_ids");

-- CreateIndex
CREATE UNIQUE INDEX "contract_tenant_id_project_no_key" ON "contract"("tenant_id", "project_no");

-- CreateIndex
CREATE INDEX "contract_member_tenant_id_contract_id_idx" ON "contract_member"("tenant_id", "contract_id");

-- CreateIndex
CREATE INDEX "contract_member_tenant_id_member_id_idx" ON "contract_member"("tenant_id", "member_id");

-- CreateIndex
CREATE INDEX "contract_member_tenant_id_department_id_idx" ON "contract_member"("tenant_id", "department_id");

-- CreateIndex
CREATE INDEX "milestone_tenant_id_contract_id_idx" ON "milestone"("tenant_id", "contract_id");

-- CreateIndex
CREATE INDEX "customer_tenant_id_name_id_idx" ON "customer"("tenant_id", "name", "id");

-- CreateIndex
CREATE INDEX "customer_contact_account_id_idx" ON "customer_contact"("account_id");

-- CreateIndex
CREATE INDEX "customer_contact_tenant_id_customer_id_idx" ON "customer_contact"("tenant_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_contact_tenant_id_account_id_key" ON "customer_contact"("tenant_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_tenant_id_member_id_idx" ON "session"("tenant_id", "member_id");

-- CreateIndex
CREATE INDEX "session_tenant_id_contact_id_idx" ON "session"("tenant_id", "contact_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_tenant_id_member_id_idx" ON "invitation"("tenant_id", "member_id");

-- CreateIndex
CREATE INDEX "invitation_tenant_id_contact_id_idx" ON "invitation"("tenant_id", "contact_id");

-- CreateIndex
CREATE INDEX "department_tenant_id_parent_id_idx" ON "department"("tenant_id", "parent_id");

-- CreateIndex
CREATE INDEX "department_ancestor_ids_idx" ON "department" USING GIN ("ancestor_ids");

-- CreateIndex
CREATE INDEX "member_account_id_idx" ON "member"("account_id");

-- CreateIndex
CREATE INDEX "member_tenant_id_name_id_idx" ON "member"("tenant_id", "name", "id");

-- CreateIndex
CREATE INDEX "member_tenant_id_created_at_id_idx" ON "member"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "member_department_ids_idx" ON "member" USING GIN ("department_ids");

-- CreateIndex
CREATE UNIQUE INDEX "member_tenant_id_account_id_key" ON "member"("tenant_id", "account_id");

-- CreateIndex
CREATE INDEX "department_member_tenant_id_department_id_idx" ON "department_member"("tenant_id", "department_id");

-- CreateIndex
CREATE INDEX "department_member_tenant_id_member_id_idx" ON "department_member"("tenant_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "custom_role_tenant_id_name_key" ON "custom_role"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "member_role_tenant_id_role_id_idx" ON "member_role"("tenant_id", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_role_tenant_id_member_id_role_id_key" ON "member_role"("tenant_id", "member_id", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "handled_event_tenant_id_event_id_subscriber_key" ON "handled_event"("tenant_id", "event_id", "subscriber");

-- CreateIndex
CREATE INDEX "task_tenant_id_contract_id_sort_order_id_idx" ON "task"("tenant_id", "contract_id", "sort_order", "id");

-- CreateIndex
CREATE INDEX "task_tenant_id_department_id_due_on_id_idx" ON "task"("tenant_id", "department_id", "due_on", "id");

-- CreateIndex
CREATE INDEX "task_tenant_id_due_on_id_idx" ON "task"("tenant_id", "due_on", "id");

-- CreateIndex
CREATE INDEX "task_assignee_ids_idx" ON "task" USING GIN ("assignee_ids");

-- CreateIndex
CREATE INDEX "progress_event_tenant_id_task_id_id_idx" ON "progress_event"("tenant_id", "task_id", "id");

-- CreateIndex
CREATE INDEX "progress_event_tenant_id_contract_id_id_idx" ON "progress_event"("tenant_id", "contract_id", "id");

-- CreateIndex
CREATE INDEX "import_run_tenant_id_contract_id_idx" ON "import_run"("tenant_id", "contract_id");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "number_sequence_tenant_id_key_key" ON "number_sequence"("tenant_id", "key");

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_tenant_id_project_lead_id_fkey" FOREIGN KEY ("tenant_id", "project_lead_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contract_member" ADD CONSTRAINT "contract_member_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contract_member" ADD CONSTRAINT "contract_member_tenant_id_department_id_fkey" FOREIGN KEY ("tenant_id", "department_id") REFERENCES "department"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contract_member" ADD CONSTRAINT "contract_member_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "customer_contact" ADD CONSTRAINT "customer_contact_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "customer_contact" ADD CONSTRAINT "customer_contact_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "department"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department_member" ADD CONSTRAINT "department_member_tenant_id_department_id_fkey" FOREIGN KEY ("tenant_id", "department_id") REFERENCES "department"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "department_member" ADD CONSTRAINT "department_member_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "member_role" ADD CONSTRAINT "member_role_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "member_role" ADD CONSTRAINT "member_role_tenant_id_role_id_fkey" FOREIGN KEY ("tenant_id", "role_id") REFERENCES "custom_role"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_tenant_id_department_id_fkey" FOREIGN KEY ("tenant_id", "department_id") REFERENCES "department"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "progress_event" ADD CONSTRAINT "progress_event_tenant_id_task_id_fkey" FOREIGN KEY ("tenant_id", "task_id") REFERENCES "task"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- ---------------------------------------------------------------------------------------------------------------
-- Beside the tables: what Prisma's schema cannot say. Lists are never null, rules the database itself keeps,
-- row-level security, the audit trail, and what each role may touch.
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE "contract" ALTER COLUMN "department_ids" SET NOT NULL;
ALTER TABLE "department" ALTER COLUMN "ancestor_ids" SET NOT NULL;
ALTER TABLE "member" ALTER COLUMN "duties" SET NOT NULL, ALTER COLUMN "department_ids" SET NOT NULL;
ALTER TABLE "task" ALTER COLUMN "assignee_ids" SET NOT NULL;

ALTER TABLE "member" ADD CHECK ("role" IN ('boss', 'leader', 'staff')), ADD CHECK ("status" IN ('active', 'disabled'));
ALTER TABLE "customer_contact" ADD CHECK ("status" IN ('active', 'disabled'));
ALTER TABLE "department_member" ADD CHECK ("position" IN ('lead', 'member')), ADD CHECK ("valid_to" IS NULL OR "valid_to" >= "valid_from");
ALTER TABLE "contract" ADD CHECK ("status" IN ('draft', 'signed', 'planning', 'executing', 'accepting', 'delivered', 'in_service', 'archived', 'suspended', 'cancelled')),
  ADD CHECK ("status_before" IN ('draft', 'signed', 'planning', 'executing', 'accepting', 'delivered', 'in_service')),
  ADD CHECK ("status_before" IS NULL OR "status" IN ('suspended', 'cancelled', 'archived')),
  ADD CHECK ("progress" BETWEEN 0 AND 100), ADD CHECK ("amount" >= 0), ADD CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "contract_member" ADD CHECK ("role" IN ('lead', 'assistant', 'member')), ADD CHECK ("valid_to" IS NULL OR "valid_to" >= "valid_from");
ALTER TABLE "task" ADD CHECK ("progress" BETWEEN 0 AND 100), ADD CHECK ("weight" > 0), ADD CHECK ("due_on" IS NULL OR "starts_on" IS NULL OR "due_on" >= "starts_on");
ALTER TABLE "progress_event" ADD CHECK ("percent" BETWEEN 0 AND 100);
ALTER TABLE "invitation" ADD CHECK (("member_id" IS NULL) <> ("contact_id" IS NULL));

-- Unique among what is not in the recycle bin.
CREATE UNIQUE INDEX "contract_no_live" ON "contract" ("tenant_id", "contract_no") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "customer_code_live" ON "customer" ("tenant_id", "code") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "department_code_live" ON "department" ("tenant_id", "code") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "member_email" ON "member" ("tenant_id", (lower("email")));
CREATE UNIQUE INDEX "department_member_now" ON "department_member" ("tenant_id", "department_id", "member_id") WHERE "valid_to" IS NULL;
CREATE UNIQUE INDEX "contract_member_now" ON "contract_member" ("tenant_id", "contract_id", "department_id", "member_id") WHERE "valid_to" IS NULL;

-- Every order a list offers is the order of an index. Rows without a date come last; under row-level security a page can
-- only start inside an index whose operators PostgreSQL knows to be leakproof, which rules out coalesce and numeric.
CREATE INDEX "contract_by_no" ON "contract" ("tenant_id", "contract_no", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "contract_by_name" ON "contract" ("tenant_id", "name", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "contract_by_promised" ON "contract" ("tenant_id", (case when "promised_date" is null then '9999-12-31'::date else "promised_date" end), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "contract_by_progress" ON "contract" ("tenant_id", "progress", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "contract_by_created" ON "contract" ("tenant_id", "created_at", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "contract_by_status" ON "contract" ("tenant_id", "status", (case when "promised_date" is null then '9999-12-31'::date else "promised_date" end), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "task_by_due" ON "task" ("tenant_id", (case when "due_on" is null then '9999-12-31'::date else "due_on" end), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "task_by_department_due" ON "task" ("tenant_id", "department_id", (case when "due_on" is null then '9999-12-31'::date else "due_on" end), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "task_by_title" ON "task" ("tenant_id", "title", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "task_by_progress" ON "task" ("tenant_id", "progress", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "customer_by_code" ON "customer" ("tenant_id", "code", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "customer_by_created" ON "customer" ("tenant_id", "created_at", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "customer_by_name" ON "customer" ("tenant_id", "name", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "outbox_event_waiting" ON "outbox_event" ("id") WHERE "delivered_at" IS NULL;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "contract_search" ON "contract" USING gin ((("contract_no" || ' ' || "project_no" || ' ' || "name")) gin_trgm_ops);
CREATE INDEX "customer_search" ON "customer" USING gin ((("code" || ' ' || "name")) gin_trgm_ops);
CREATE INDEX "task_search" ON "task" USING gin ("title" gin_trgm_ops);

CREATE SCHEMA IF NOT EXISTS millwright;

-- UUID version 7 where the server has none of its own (before PostgreSQL 18). RFC 9562, section 5.7.
DO $do$
BEGIN
  IF current_setting('server_version_num')::int >= 180000 THEN
    CREATE FUNCTION millwright.new_id() RETURNS uuid LANGUAGE sql VOLATILE AS 'SELECT uuidv7()';
  ELSE
    CREATE FUNCTION millwright.new_id() RETURNS uuid LANGUAGE sql VOLATILE AS $f$
      SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING
        substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
    $f$;
  END IF;
END $do$;

-- Who and when, and the version for optimistic locking: no statement can forget them or set them wrongly.
CREATE FUNCTION millwright.touch() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.created_at := now();
    NEW.created_by := nullif(current_setting('app.actor_id', true), '')::uuid;
    NEW.version := 1;
  ELSE
    NEW.created_at := OLD.created_at;
    NEW.created_by := OLD.created_by;
    NEW.version := OLD.version + 1;
  END IF;
  NEW.updated_at := now();
  NEW.updated_by := nullif(current_setting('app.actor_id', true), '')::uuid;
  RETURN NEW;
END $f$;

-- What changed, in the same transaction, by the table's owner: a change without its audit row cannot commit.
CREATE FUNCTION millwright.audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
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
  INSERT INTO public.audit_event (tenant_id, id, occurred_at, actor_id, ip, request_id, action, subject_type, subject_id, contract_id, changes)
  VALUES (
    (subject ->> 'tenant_id')::uuid, millwright.new_id(), clock_timestamp(),
    nullif(current_setting('app.actor_id', true), '')::uuid, nullif(current_setting('app.ip', true), ''),
    nullif(current_setting('app.request_id', true), ''), lower(TG_OP), TG_ARGV[0], (subject ->> 'id')::uuid,
    CASE WHEN TG_ARGV[0] = 'Contract' THEN (subject ->> 'id')::uuid ELSE (subject ->> 'contract_id')::uuid END,
    coalesce(changed, '{}'::jsonb)
  );
  RETURN NULL;
END $f$;

-- The policy every tenant table has, and what goes with it. Later migrations call this beside their CREATE TABLE.
CREATE FUNCTION millwright.protect(table_name text, subject text, audited boolean DEFAULT true) RETURNS void LANGUAGE plpgsql AS $f$
BEGIN
  EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', table_name);
  EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', table_name);
  EXECUTE format('CREATE POLICY tenant_isolation ON public.%I TO millwright_app USING (tenant_id = current_setting(''app.tenant_id'')::uuid) WITH CHECK (tenant_id = current_setting(''app.tenant_id'')::uuid)', table_name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO millwright_app', table_name);
  IF EXISTS (SELECT 1 FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = protect.table_name AND c.column_name = 'version') THEN
    EXECUTE format('CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON public.%I FOR EACH ROW EXECUTE FUNCTION millwright.touch()', table_name);
  END IF;
  IF audited THEN
    EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION millwright.audit(%L)', table_name, subject);
  END IF;
END $f$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public, millwright TO millwright_app, millwright_auth, millwright_relay;

SELECT millwright.protect('department', 'Department');
SELECT millwright.protect('member', 'Member');
SELECT millwright.protect('department_member', 'DepartmentMember');
SELECT millwright.protect('custom_role', 'Role');
SELECT millwright.protect('member_role', 'MemberRole');
SELECT millwright.protect('number_sequence', 'NumberSequence', false);
SELECT millwright.protect('customer', 'Customer');
SELECT millwright.protect('customer_contact', 'CustomerContact');
SELECT millwright.protect('invitation', 'Invitation');
SELECT millwright.protect('contract', 'Contract');
SELECT millwright.protect('contract_member', 'ContractMember');
SELECT millwright.protect('milestone', 'Milestone');
SELECT millwright.protect('task', 'Task');
SELECT millwright.protect('progress_event', 'ProgressEvent');
SELECT millwright.protect('import_run', 'ImportRun');
SELECT millwright.protect('audit_event', 'AuditEvent', false);
SELECT millwright.protect('outbox_event', 'OutboxEvent', false);
SELECT millwright.protect('handled_event', 'HandledEvent', false);

-- A firm's own row.
ALTER TABLE "tenant" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tenant" TO millwright_app USING (id = current_setting('app.tenant_id')::uuid) WITH CHECK (id = current_setting('app.tenant_id')::uuid);
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON "tenant" FOR EACH ROW EXECUTE FUNCTION millwright.touch();
GRANT SELECT, UPDATE ON "tenant" TO millwright_app;

-- Append-only, whoever asks. The owner writes audit rows on behalf of the trigger and can do nothing else with them.
REVOKE INSERT, UPDATE, DELETE ON "audit_event" FROM millwright_app;
REVOKE UPDATE, DELETE ON "progress_event" FROM millwright_app;
REVOKE SELECT, UPDATE, DELETE ON "outbox_event" FROM millwright_app;
REVOKE UPDATE, DELETE ON "handled_event" FROM millwright_app;
CREATE POLICY audit_write ON "audit_event" FOR INSERT TO CURRENT_USER WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);

-- Contract percent follows its tasks: weights are added up by the database, so concurrent reports cannot lose one.
CREATE FUNCTION millwright.roll_up_task() RETURNS trigger LANGUAGE plpgsql AS $f$
DECLARE
  contract_ids uuid[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.contract_id] WHEN 'DELETE' THEN ARRAY[OLD.contract_id] ELSE ARRAY[OLD.contract_id, NEW.contract_id] END;
  weight numeric := 0;
  done numeric := 0;
  tasks int := 0;
  tasks_done int := 0;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.contract_id <> NEW.contract_id THEN
    RAISE EXCEPTION 'A task stays with its contract.';
  END IF;
  IF TG_OP <> 'INSERT' AND OLD.deleted_at IS NULL THEN
    weight := weight - OLD.weight; done := done - OLD.weight * OLD.progress / 100.0;
    tasks := tasks - 1; tasks_done := tasks_done - (OLD.progress = 100)::int;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.deleted_at IS NULL THEN
    weight := weight + NEW.weight; done := done + NEW.weight * NEW.progress / 100.0;
    tasks := tasks + 1; tasks_done := tasks_done + (NEW.progress = 100)::int;
  END IF;
  IF weight = 0 AND done = 0 AND tasks = 0 AND tasks_done = 0 AND (TG_OP = 'DELETE' OR NEW.last_progress_at IS NOT DISTINCT FROM OLD.last_progress_at) THEN
    RETURN NULL;
  END IF;
  UPDATE public.contract SET
    weight_total = weight_total + weight,
    weight_done = weight_done + done,
    task_count = task_count + tasks,
    task_done_count = task_done_count + tasks_done,
    progress = CASE WHEN weight_total + weight > 0 THEN round((weight_done + done) * 100 / (weight_total + weight), 2) ELSE 0 END,
    last_progress_at = CASE WHEN TG_OP = 'DELETE' THEN last_progress_at ELSE greatest(last_progress_at, NEW.last_progress_at) END
  WHERE tenant_id = coalesce(NEW.tenant_id, OLD.tenant_id) AND id = contract_ids[1];
  RETURN NULL;
END $f$;
CREATE TRIGGER roll_up AFTER UPDATE OF weight, progress, deleted_at, contract_id, last_progress_at OR DELETE ON "task" FOR EACH ROW EXECUTE FUNCTION millwright.roll_up_task();
-- New tasks are added up once for each statement: an import of thousands would otherwise write its contract as often,
-- and every time find it behind all the versions before.
CREATE FUNCTION millwright.roll_up_new_tasks() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  UPDATE public.contract AS c SET
    weight_total = c.weight_total + n.weight,
    weight_done = c.weight_done + n.done,
    task_count = c.task_count + n.tasks,
    task_done_count = c.task_done_count + n.tasks_done,
    progress = CASE WHEN c.weight_total + n.weight > 0 THEN round((c.weight_done + n.done) * 100 / (c.weight_total + n.weight), 2) ELSE 0 END,
    last_progress_at = greatest(c.last_progress_at, n.last_progress_at)
  FROM (
    SELECT tenant_id, contract_id, sum(weight) AS weight, sum(weight * progress / 100.0) AS done, count(*)::int AS tasks,
           (count(*) FILTER (WHERE progress = 100))::int AS tasks_done, max(last_progress_at) AS last_progress_at
      FROM added WHERE deleted_at IS NULL GROUP BY tenant_id, contract_id
  ) n
  WHERE c.tenant_id = n.tenant_id AND c.id = n.contract_id;
  RETURN NULL;
END $f$;
CREATE TRIGGER roll_up_new AFTER INSERT ON "task" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION millwright.roll_up_new_tasks();
-- The roll-up is derived: it is no edit of the contract, so it neither raises its version nor fills its history.
DROP TRIGGER touch ON "contract";
DROP TRIGGER audit ON "contract";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON "contract" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.touch();
CREATE TRIGGER audit_insert AFTER INSERT OR DELETE ON "contract" FOR EACH ROW EXECUTE FUNCTION millwright.audit('Contract');
CREATE TRIGGER audit AFTER UPDATE ON "contract" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.audit('Contract');

-- A member's departments of today, beside the member, so that rules can ask about them without a join.
CREATE FUNCTION millwright.follow_memberships() RETURNS trigger LANGUAGE plpgsql AS $f$
DECLARE
  tenant uuid := coalesce(NEW.tenant_id, OLD.tenant_id);
  person uuid := coalesce(NEW.member_id, OLD.member_id);
BEGIN
  -- Locked first, in a statement of its own: the next one then sees what concurrent changes have committed.
  PERFORM 1 FROM public.member WHERE tenant_id = tenant AND id = person FOR UPDATE;
  UPDATE public.member SET department_ids = (
    SELECT coalesce(array_agg(dm.department_id ORDER BY dm.department_id), '{}') FROM public.department_member dm
    WHERE dm.tenant_id = tenant AND dm.member_id = person AND dm.valid_to IS NULL
  ) WHERE tenant_id = tenant AND id = person;
  RETURN NULL;
END $f$;
CREATE TRIGGER follow_memberships AFTER INSERT OR UPDATE OR DELETE ON "department_member" FOR EACH ROW EXECUTE FUNCTION millwright.follow_memberships();
-- Derived as well: the membership has its own history.
DROP TRIGGER touch ON "member";
DROP TRIGGER audit ON "member";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON "member" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.touch();
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "member" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.audit('Member');

-- A progress report is an event of its own and no edit of the plan, and neither is a place in the list: somebody with the
-- plan open before them is not told that it was changed meanwhile.
DROP TRIGGER touch ON "task";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF contract_id, department_id, title, description, starts_on, due_on, weight, assignee_ids, is_public, deleted_at ON "task" FOR EACH ROW EXECUTE FUNCTION millwright.touch();

-- Announcements wake the relay when their transaction commits.
CREATE FUNCTION millwright.announce() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  PERFORM pg_notify('outbox', '');
  RETURN NULL;
END $f$;
CREATE TRIGGER announce AFTER INSERT ON "outbox_event" FOR EACH STATEMENT EXECUTE FUNCTION millwright.announce();
CREATE POLICY relay ON "outbox_event" TO millwright_relay USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE, DELETE ON "outbox_event" TO millwright_relay;
-- The relay also removes what was acted on long ago.
CREATE POLICY tidy ON "handled_event" TO millwright_relay USING (true) WITH CHECK (false);
GRANT SELECT, DELETE ON "handled_event" TO millwright_relay;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA millwright TO millwright_app, millwright_auth, millwright_relay;

-- Sign-in: the only role that can read a password hash, and it can read nothing of a firm's business.
GRANT SELECT, INSERT, UPDATE, DELETE ON "account", "session", "sign_in_attempt" TO millwright_auth;
GRANT SELECT (tenant_id, id, account_id, name, email, role, status), UPDATE (account_id, updated_at, updated_by, version) ON "member" TO millwright_auth;
GRANT SELECT (tenant_id, id, account_id, name, email, status, customer_id), UPDATE (account_id, updated_at, updated_by, version) ON "customer_contact" TO millwright_auth;
GRANT SELECT, UPDATE ON "invitation" TO millwright_auth;
GRANT SELECT, INSERT ON "tenant" TO millwright_auth;
GRANT INSERT ON "member", "outbox_event" TO millwright_auth;
CREATE POLICY sign_in ON "member" TO millwright_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON "customer_contact" TO millwright_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON "invitation" TO millwright_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON "tenant" TO millwright_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON "outbox_event" FOR INSERT TO millwright_auth WITH CHECK (true);
-- `session` names a firm but belongs to the sign-in role alone.
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "session" FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON "session" TO millwright_auth USING (true) WITH CHECK (true);

-- The portal: customers see these views and nothing else. The views' owner is held to the customer by policy, too.
CREATE SCHEMA portal;
GRANT USAGE ON SCHEMA public TO millwright_portal_views;
GRANT SELECT (id, name, accent, locale, time_zone) ON "tenant" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, name) ON "customer" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, contract_no, name, customer_id, status, signed_on, promised_date, delivered_on, published_at, progress, last_progress_at, deleted_at) ON "contract" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, contract_id, name, due_on, reached_on, sort_order, is_public) ON "milestone" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, contract_id, title, starts_on, due_on, progress, sort_order, is_public, last_progress_at, completed_at, deleted_at) ON "task" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, task_id, contract_id, percent, previous_percent, reported_at) ON "progress_event" TO millwright_portal_views;

CREATE POLICY portal ON "tenant" FOR SELECT TO millwright_portal_views USING (id = current_setting('app.tenant_id')::uuid);
CREATE POLICY portal ON "customer" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND id = current_setting('app.customer_id')::uuid);
CREATE POLICY portal ON "contract" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND customer_id = current_setting('app.customer_id')::uuid AND published_at IS NOT NULL AND deleted_at IS NULL AND status <> 'draft');
CREATE POLICY portal ON "milestone" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND is_public AND contract_id IN (SELECT id FROM public.contract));
CREATE POLICY portal ON "task" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND is_public AND deleted_at IS NULL AND contract_id IN (SELECT id FROM public.contract));
CREATE POLICY portal ON "progress_event" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND task_id IN (SELECT id FROM public.task));

CREATE VIEW portal.firm WITH (security_barrier) AS SELECT id, name, accent, locale, time_zone FROM public.tenant;
CREATE VIEW portal.customer WITH (security_barrier) AS SELECT id, name FROM public.customer;
CREATE VIEW portal.contract WITH (security_barrier) AS SELECT id, contract_no, name, status, signed_on, promised_date, delivered_on, progress, last_progress_at FROM public.contract;
CREATE VIEW portal.milestone WITH (security_barrier) AS SELECT id, contract_id, name, due_on, reached_on, sort_order FROM public.milestone;
CREATE VIEW portal.task WITH (security_barrier) AS SELECT id, contract_id, title, starts_on, due_on, progress, sort_order, last_progress_at, completed_at FROM public.task;
CREATE VIEW portal.news WITH (security_barrier) AS SELECT e.id, e.contract_id, e.task_id, t.title, e.percent, e.previous_percent, e.reported_at FROM public.progress_event e JOIN public.task t ON t.id = e.task_id AND t.tenant_id = e.tenant_id;
GRANT SELECT ON ALL TABLES IN SCHEMA portal TO millwright_portal;
GRANT CREATE, USAGE ON SCHEMA portal TO millwright_portal_views;
ALTER VIEW portal.firm OWNER TO millwright_portal_views;
ALTER VIEW portal.customer OWNER TO millwright_portal_views;
ALTER VIEW portal.contract OWNER TO millwright_portal_views;
ALTER VIEW portal.milestone OWNER TO millwright_portal_views;
ALTER VIEW portal.task OWNER TO millwright_portal_views;
ALTER VIEW portal.news OWNER TO millwright_portal_views;
REVOKE CREATE ON SCHEMA portal FROM millwright_portal_views;
GRANT USAGE ON SCHEMA portal TO millwright_portal;
