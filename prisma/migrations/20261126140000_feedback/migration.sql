-- CreateTable
CREATE TABLE "feedback_setting" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "workdays" BOOLEAN[],
    "opens_at" TEXT NOT NULL,
    "closes_at" TEXT NOT NULL,
    "holidays" TEXT NOT NULL DEFAULT 'china',
    "critical_hours" INTEGER NOT NULL,
    "major_hours" INTEGER NOT NULL,
    "minor_hours" INTEGER NOT NULL,
    "reopen_days" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "feedback_setting_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feedback" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "number" TEXT,
    "contract_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "severity" TEXT NOT NULL DEFAULT 'major',
    "status" TEXT NOT NULL DEFAULT 'new',
    "source" TEXT NOT NULL DEFAULT 'staff',
    "is_shown" BOOLEAN NOT NULL DEFAULT false,
    "task_id" UUID,
    "serial_no" TEXT,
    "department_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "owner_id" UUID,
    "reporter_id" UUID,
    "contact_id" UUID,
    "respond_by" TIMESTAMPTZ(6),
    "responded_at" TIMESTAMPTZ(6),
    "settled_at" TIMESTAMPTZ(6),
    "reject_reason" TEXT,
    "reopened_count" INTEGER NOT NULL DEFAULT 0,
    "fix_done_at" TIMESTAMPTZ(6),
    "follow_up_contract_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "feedback_message" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "feedback_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "is_internal" BOOLEAN NOT NULL DEFAULT false,
    "reopens" BOOLEAN NOT NULL DEFAULT false,
    "member_id" UUID,
    "contact_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "feedback_message_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "feedback_setting_tenant_id_key" ON "feedback_setting"("tenant_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_tenant_id_number_key" ON "feedback"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "feedback_tenant_id_contract_id_status_idx" ON "feedback"("tenant_id", "contract_id", "status");

-- CreateIndex
CREATE INDEX "feedback_tenant_id_follow_up_contract_id_idx" ON "feedback"("tenant_id", "follow_up_contract_id");

-- CreateIndex
CREATE INDEX "feedback_tenant_id_task_id_idx" ON "feedback"("tenant_id", "task_id");

-- CreateIndex
CREATE INDEX "feedback_tenant_id_owner_id_idx" ON "feedback"("tenant_id", "owner_id");

-- CreateIndex
CREATE INDEX "feedback_tenant_id_created_at_id_idx" ON "feedback"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "feedback_tenant_id_title_id_idx" ON "feedback"("tenant_id", "title", "id");

-- CreateIndex
CREATE INDEX "feedback_tenant_id_serial_no_idx" ON "feedback"("tenant_id", "serial_no");

-- CreateIndex
CREATE INDEX "feedback_department_ids_idx" ON "feedback" USING GIN ("department_ids");

-- CreateIndex
CREATE INDEX "feedback_message_tenant_id_feedback_id_id_idx" ON "feedback_message"("tenant_id", "feedback_id", "id");

-- The owner's own policy on contracts asks for a firm, also where an empty table is looked through.
SELECT set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', true);

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_tenant_id_follow_up_contract_id_fkey" FOREIGN KEY ("tenant_id", "follow_up_contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_tenant_id_task_id_fkey" FOREIGN KEY ("tenant_id", "task_id") REFERENCES "task"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_tenant_id_owner_id_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "feedback_message" ADD CONSTRAINT "feedback_message_tenant_id_feedback_id_fkey" FOREIGN KEY ("tenant_id", "feedback_id") REFERENCES "feedback"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- The order of the desk: what must be answered first on top, then everything else.
CREATE INDEX "feedback_due" ON "feedback" ("tenant_id", (CASE WHEN "responded_at" IS NULL AND "settled_at" IS NULL AND "respond_by" IS NOT NULL THEN "respond_by" ELSE '9999-12-31 00:00:00+00'::timestamptz END), "id");
CREATE INDEX "feedback_search" ON "feedback" USING gin (((coalesce("number", '') || ' ' || "title" || ' ' || "text")) gin_trgm_ops);

ALTER TABLE "feedback_setting" ADD CONSTRAINT "feedback_setting_sound" CHECK (
  cardinality("workdays") = 7 AND true = ANY ("workdays") AND "holidays" IN ('china', 'none')
  AND "opens_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "closes_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "opens_at" < "closes_at"
  AND "critical_hours" BETWEEN 1 AND 2000 AND "major_hours" BETWEEN 1 AND 2000 AND "minor_hours" BETWEEN 1 AND 2000 AND "reopen_days" BETWEEN 0 AND 3650);
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_kind" CHECK ("kind" IN ('defect', 'requirement'));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_severity" CHECK ("severity" IN ('critical', 'major', 'minor'));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_status" CHECK ("status" IN ('new', 'triaged', 'in_progress', 'resolved', 'closed', 'rejected'));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_source" CHECK (("source" = 'staff' AND "contact_id" IS NULL) OR ("source" = 'portal' AND "contact_id" IS NOT NULL AND "is_shown"));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_rejected" CHECK (("status" = 'rejected') = ("reject_reason" IS NOT NULL));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_bounded" CHECK (char_length("title") BETWEEN 1 AND 200 AND char_length("text") BETWEEN 1 AND 10000
  AND char_length(coalesce("serial_no", '')) <= 100 AND char_length(coalesce("reject_reason", '')) <= 2000);
ALTER TABLE "feedback_message" ADD CONSTRAINT "feedback_message_bounded" CHECK (char_length("text") BETWEEN 1 AND 10000);
-- What a customer writes is never internal, and only a customer's message takes up again what was settled.
ALTER TABLE "feedback_message" ADD CONSTRAINT "feedback_message_author" CHECK (num_nonnulls("member_id", "contact_id") <= 1
  AND NOT ("is_internal" AND "contact_id" IS NOT NULL) AND NOT ("reopens" AND "contact_id" IS NULL));

SELECT millwright.protect('feedback_setting', 'FeedbackSetting');
SELECT millwright.protect('feedback', 'Feedback');
SELECT millwright.protect('feedback_message', 'FeedbackMessage');
-- Of a contract that is archived nothing changes any more.
SELECT millwright.seal('feedback');
SELECT millwright.seal('feedback_message');

-- What was said stays said.
REVOKE UPDATE, DELETE ON "feedback_message" FROM millwright_app;
REVOKE DELETE ON "feedback" FROM millwright_app;

-- Departments follow the contract, so that rules can ask without a join. That is no edit of the feedback.
CREATE POLICY follow ON "feedback" TO CURRENT_USER USING (tenant_id = current_setting('app.tenant_id')::uuid) WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE FUNCTION millwright.feedback_follows_contract() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  UPDATE public.feedback SET department_ids = NEW.department_ids WHERE tenant_id = NEW.tenant_id AND contract_id = NEW.id;
  RETURN NULL;
END $f$;
CREATE TRIGGER feedback_follows AFTER UPDATE OF department_ids ON "contract" FOR EACH ROW
  WHEN (OLD.department_ids IS DISTINCT FROM NEW.department_ids) EXECUTE FUNCTION millwright.feedback_follows_contract();
DROP TRIGGER touch ON "feedback";
DROP TRIGGER audit ON "feedback";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF number, kind, title, text, severity, status, is_shown, task_id, serial_no, owner_id, respond_by, responded_at, settled_at, reject_reason, reopened_count, fix_done_at, follow_up_contract_id ON "feedback" FOR EACH ROW EXECUTE FUNCTION millwright.touch();
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "feedback" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.audit('Feedback');

-- Files of a piece of feedback are seen by those who see it.
CREATE FUNCTION millwright.files_follow_feedback() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  UPDATE public.file_asset SET department_ids = NEW.department_ids, person_ids = array_remove(ARRAY[NEW.owner_id, NEW.reporter_id], NULL)
   WHERE tenant_id = NEW.tenant_id AND subject_type = 'Feedback' AND subject_id = NEW.id;
  RETURN NULL;
END $f$;
CREATE TRIGGER files_follow AFTER UPDATE OF department_ids, owner_id ON "feedback" FOR EACH ROW
  WHEN ((OLD.department_ids, OLD.owner_id) IS DISTINCT FROM (NEW.department_ids, NEW.owner_id)) EXECUTE FUNCTION millwright.files_follow_feedback();

-- What customers write (decision 0019): feedback on contracts shown to them, and messages about feedback they see.
-- Who wrote it, and that it came by the portal, is not theirs to say.
CREATE FUNCTION millwright.customers_feedback() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF nullif(current_setting('app.customer_id', true), '') IS NOT NULL THEN
    NEW.source := 'portal';
    NEW.is_shown := true;
    NEW.contact_id := nullif(current_setting('app.actor_id', true), '')::uuid;
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER by_customer BEFORE INSERT ON "feedback" FOR EACH ROW EXECUTE FUNCTION millwright.customers_feedback();
CREATE FUNCTION millwright.customers_message() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF nullif(current_setting('app.customer_id', true), '') IS NOT NULL THEN
    NEW.contact_id := nullif(current_setting('app.actor_id', true), '')::uuid;
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER by_customer BEFORE INSERT ON "feedback_message" FOR EACH ROW EXECUTE FUNCTION millwright.customers_message();

GRANT SELECT (tenant_id, reopen_days) ON "feedback_setting" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, number, contract_id, kind, title, text, status, source, is_shown, serial_no, responded_at, settled_at, reject_reason, created_at), INSERT (id, contract_id, kind, title, text, serial_no) ON "feedback" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, feedback_id, contract_id, text, is_internal, reopens, contact_id, created_at), INSERT (id, feedback_id, contract_id, text, reopens) ON "feedback_message" TO millwright_portal_views;

CREATE POLICY portal ON "feedback_setting" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY portal ON "feedback" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND is_shown AND contract_id IN (SELECT id FROM public.contract));
CREATE POLICY portal_entry ON "feedback" FOR INSERT TO millwright_portal_views WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid AND source = 'portal' AND contact_id = current_setting('app.actor_id')::uuid
  AND contract_id IN (SELECT id FROM public.contract WHERE status IN ('signed', 'planning', 'executing', 'accepting', 'delivered', 'in_service', 'suspended')));
CREATE POLICY portal ON "feedback_message" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND NOT is_internal AND feedback_id IN (SELECT id FROM public.feedback));
CREATE POLICY portal_entry ON "feedback_message" FOR INSERT TO millwright_portal_views WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid AND NOT is_internal AND contact_id = current_setting('app.actor_id')::uuid
  AND (feedback_id, contract_id) IN (SELECT f.id, f.contract_id FROM public.feedback f JOIN public.contract c ON c.id = f.contract_id
        WHERE c.status IN ('signed', 'planning', 'executing', 'accepting', 'delivered', 'in_service', 'suspended')));

CREATE VIEW portal.feedback WITH (security_barrier) AS SELECT f.id, f.number, f.contract_id, f.kind, f.title, f.text, f.status, f.source, f.serial_no, f.responded_at, f.settled_at, f.reject_reason, f.created_at FROM public.feedback f;
CREATE VIEW portal.feedback_message WITH (security_barrier) AS SELECT x.id, x.feedback_id, x.contract_id, x.text, x.reopens, x.contact_id IS NOT NULL AS from_customer, x.created_at FROM public.feedback_message x;
CREATE VIEW portal.feedback_limit WITH (security_barrier) AS SELECT s.reopen_days FROM public.feedback_setting s;
GRANT SELECT, INSERT ON portal.feedback, portal.feedback_message TO millwright_portal;
GRANT SELECT ON portal.feedback_limit TO millwright_portal;
GRANT CREATE ON SCHEMA portal TO millwright_portal_views;
ALTER VIEW portal.feedback OWNER TO millwright_portal_views;
ALTER VIEW portal.feedback_message OWNER TO millwright_portal_views;
ALTER VIEW portal.feedback_limit OWNER TO millwright_portal_views;
REVOKE CREATE ON SCHEMA portal FROM millwright_portal_views;

CREATE TRIGGER announce_entry AFTER INSERT ON "feedback" FOR EACH ROW
  EXECUTE FUNCTION millwright.announce_entry('feedback.received', 'Feedback', 'id', 'feedbackId', 'id', 'contractId', 'contract_id');
CREATE TRIGGER announce_entry AFTER INSERT ON "feedback_message" FOR EACH ROW
  EXECUTE FUNCTION millwright.announce_entry('feedback.customer-wrote', 'Feedback', 'feedback_id', 'messageId', 'id', 'feedbackId', 'feedback_id', 'contractId', 'contract_id');

-- How far people read, in the database as well (see the decision on reach).
CREATE POLICY reach ON "feedback" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,Feedback}'::text[])
  OR (contract_id <> ALL ((SELECT nullif(current_setting('reach.feedback.not_contract_id_and_owner_id.not_contract_id', true), '')::uuid[])::uuid[]) AND owner_id = ANY ((SELECT nullif(current_setting('reach.feedback.not_contract_id_and_owner_id.owner_id', true), '')::uuid[])::uuid[]))
  OR (contract_id <> ALL ((SELECT nullif(current_setting('reach.feedback.not_contract_id_and_reporter_id.not_contract_id', true), '')::uuid[])::uuid[]) AND reporter_id = ANY ((SELECT nullif(current_setting('reach.feedback.not_contract_id_and_reporter_id.reporter_id', true), '')::uuid[])::uuid[]))
  OR contract_id = ANY ((SELECT nullif(current_setting('reach.feedback.contract_id', true), '')::uuid[])::uuid[])
  OR department_ids && (SELECT nullif(current_setting('reach.feedback.department_ids', true), '')::uuid[])::uuid[], false));
