-- Foreign keys to tables with a policy for their owner are checked by a query of the owner's, whose policy asks which firm it is: none.
SELECT set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', true);

-- CreateTable
CREATE TABLE "checklist_template" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "checklist_template_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "checklist_item" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "title_en" TEXT,
    "kind" TEXT NOT NULL,
    "unit" TEXT,
    "nominal" DECIMAL(24,9),
    "lower_deviation" DECIMAL(24,9),
    "upper_deviation" DECIMAL(24,9),
    "is_required" BOOLEAN NOT NULL DEFAULT true,
    "needs_evidence" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "checklist_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "acceptance_stage" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "acceptor" TEXT NOT NULL,
    "is_required" BOOLEAN NOT NULL DEFAULT true,
    "holds_next" BOOLEAN NOT NULL DEFAULT true,
    "is_shown" BOOLEAN NOT NULL DEFAULT true,
    "template_id" UUID,
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "acceptance_stage_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "acceptance_reason" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "acceptance_reason_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "acceptance" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "stage_code" TEXT NOT NULL,
    "acceptor" TEXT NOT NULL,
    "title" TEXT,
    "is_whole" BOOLEAN NOT NULL DEFAULT true,
    "unit" TEXT,
    "total_quantity" DECIMAL(18,4) NOT NULL DEFAULT 1,
    "accepted_quantity" DECIMAL(18,4) NOT NULL DEFAULT 0,
    "requester_id" UUID,
    "department_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "acceptance_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "acceptance_task" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "acceptance_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "acceptance_task_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "acceptance_round" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "acceptance_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'requested',
    "quantity" DECIMAL(18,4) NOT NULL,
    "accepted_quantity" DECIMAL(18,4) NOT NULL DEFAULT 0,
    "note" TEXT,
    "requested_by" UUID,
    "requested_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "worked_by" UUID[] DEFAULT ARRAY[]::UUID[],
    "inspector_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "started_at" TIMESTAMPTZ(6),
    "submitted_at" TIMESTAMPTZ(6),
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "decision_note" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "acceptance_round_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "acceptance_check" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "title_en" TEXT,
    "kind" TEXT NOT NULL,
    "unit" TEXT,
    "nominal" DECIMAL(24,9),
    "lower_deviation" DECIMAL(24,9),
    "upper_deviation" DECIMAL(24,9),
    "is_required" BOOLEAN NOT NULL DEFAULT true,
    "needs_evidence" BOOLEAN NOT NULL DEFAULT false,
    "answer" BOOLEAN,
    "measured" DECIMAL(24,9),
    "entered" TEXT,
    "text" TEXT,
    "verdict" TEXT NOT NULL DEFAULT 'open',
    "note" TEXT,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "acceptance_check_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "acceptance_evidence" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "check_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "acceptance_evidence_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "non_conformance" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "check_id" UUID,
    "reason_id" UUID NOT NULL,
    "severity" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" DECIMAL(18,4),
    "task_id" UUID,
    "department_id" UUID,
    "rework_task_id" UUID,
    "rework_refusal" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "non_conformance_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "concession" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "check_id" UUID,
    "granted_by" UUID,
    "reason" TEXT NOT NULL,
    "until" DATE,
    "withdrawn_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "concession_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "acceptance_signature" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL DEFAULT (current_setting('app.customer_id'::text))::uuid,
    "contact_id" UUID NOT NULL DEFAULT (current_setting('app.actor_id'::text))::uuid,
    "is_refusal" BOOLEAN NOT NULL DEFAULT false,
    "typed_name" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "reason" TEXT,
    "signed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "acceptance_signature_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "checklist_template_tenant_id_name_id_idx" ON "checklist_template"("tenant_id", "name", "id");

-- CreateIndex
CREATE INDEX "checklist_item_tenant_id_template_id_sort_order_idx" ON "checklist_item"("tenant_id", "template_id", "sort_order");

-- CreateIndex
CREATE INDEX "acceptance_stage_tenant_id_contract_id_sort_order_idx" ON "acceptance_stage"("tenant_id", "contract_id", "sort_order");

-- CreateIndex
CREATE INDEX "acceptance_stage_tenant_id_template_id_idx" ON "acceptance_stage"("tenant_id", "template_id");

-- CreateIndex
CREATE INDEX "acceptance_reason_tenant_id_sort_order_idx" ON "acceptance_reason"("tenant_id", "sort_order");

-- CreateIndex
CREATE INDEX "acceptance_tenant_id_contract_id_stage_code_idx" ON "acceptance"("tenant_id", "contract_id", "stage_code");

-- CreateIndex
CREATE INDEX "acceptance_tenant_id_stage_id_idx" ON "acceptance"("tenant_id", "stage_id");

-- CreateIndex
CREATE INDEX "acceptance_department_ids_idx" ON "acceptance" USING GIN ("department_ids");

-- CreateIndex
CREATE UNIQUE INDEX "acceptance_task_tenant_id_acceptance_id_task_id_key" ON "acceptance_task"("tenant_id", "acceptance_id", "task_id");

-- CreateIndex
CREATE INDEX "acceptance_task_tenant_id_task_id_idx" ON "acceptance_task"("tenant_id", "task_id");

-- CreateIndex
CREATE UNIQUE INDEX "acceptance_round_tenant_id_acceptance_id_number_key" ON "acceptance_round"("tenant_id", "acceptance_id", "number");

-- CreateIndex
CREATE INDEX "acceptance_round_tenant_id_contract_id_requested_at_id_idx" ON "acceptance_round"("tenant_id", "contract_id", "requested_at", "id");

-- CreateIndex
CREATE INDEX "acceptance_round_tenant_id_status_requested_at_id_idx" ON "acceptance_round"("tenant_id", "status", "requested_at", "id");

-- CreateIndex
CREATE INDEX "acceptance_round_tenant_id_requested_at_id_idx" ON "acceptance_round"("tenant_id", "requested_at", "id");

-- CreateIndex
CREATE INDEX "acceptance_round_tenant_id_decided_at_idx" ON "acceptance_round"("tenant_id", "decided_at");

-- CreateIndex
CREATE INDEX "acceptance_check_tenant_id_round_id_sort_order_idx" ON "acceptance_check"("tenant_id", "round_id", "sort_order");

-- CreateIndex
CREATE UNIQUE INDEX "acceptance_evidence_tenant_id_check_id_file_id_key" ON "acceptance_evidence"("tenant_id", "check_id", "file_id");

-- CreateIndex
CREATE INDEX "acceptance_evidence_tenant_id_file_id_idx" ON "acceptance_evidence"("tenant_id", "file_id");

-- CreateIndex
CREATE INDEX "acceptance_evidence_tenant_id_round_id_idx" ON "acceptance_evidence"("tenant_id", "round_id");

-- CreateIndex
CREATE INDEX "non_conformance_tenant_id_round_id_idx" ON "non_conformance"("tenant_id", "round_id");

-- CreateIndex
CREATE INDEX "non_conformance_tenant_id_check_id_idx" ON "non_conformance"("tenant_id", "check_id");

-- CreateIndex
CREATE INDEX "non_conformance_tenant_id_reason_id_idx" ON "non_conformance"("tenant_id", "reason_id");

-- CreateIndex
CREATE INDEX "non_conformance_tenant_id_task_id_idx" ON "non_conformance"("tenant_id", "task_id");

-- CreateIndex
CREATE INDEX "non_conformance_tenant_id_department_id_idx" ON "non_conformance"("tenant_id", "department_id");

-- CreateIndex
CREATE INDEX "non_conformance_tenant_id_rework_task_id_idx" ON "non_conformance"("tenant_id", "rework_task_id");

-- CreateIndex
CREATE INDEX "concession_tenant_id_round_id_idx" ON "concession"("tenant_id", "round_id");

-- CreateIndex
CREATE INDEX "concession_tenant_id_check_id_idx" ON "concession"("tenant_id", "check_id");

-- CreateIndex
CREATE INDEX "acceptance_signature_tenant_id_round_id_idx" ON "acceptance_signature"("tenant_id", "round_id");

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_tenant_id_template_id_fkey" FOREIGN KEY ("tenant_id", "template_id") REFERENCES "checklist_template"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "acceptance_stage" ADD CONSTRAINT "acceptance_stage_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "acceptance_stage" ADD CONSTRAINT "acceptance_stage_tenant_id_template_id_fkey" FOREIGN KEY ("tenant_id", "template_id") REFERENCES "checklist_template"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_tenant_id_stage_id_fkey" FOREIGN KEY ("tenant_id", "stage_id") REFERENCES "acceptance_stage"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "acceptance_task" ADD CONSTRAINT "acceptance_task_tenant_id_acceptance_id_fkey" FOREIGN KEY ("tenant_id", "acceptance_id") REFERENCES "acceptance"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "acceptance_task" ADD CONSTRAINT "acceptance_task_tenant_id_task_id_fkey" FOREIGN KEY ("tenant_id", "task_id") REFERENCES "task"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "acceptance_round" ADD CONSTRAINT "acceptance_round_tenant_id_acceptance_id_fkey" FOREIGN KEY ("tenant_id", "acceptance_id") REFERENCES "acceptance"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "acceptance_check" ADD CONSTRAINT "acceptance_check_tenant_id_round_id_fkey" FOREIGN KEY ("tenant_id", "round_id") REFERENCES "acceptance_round"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "acceptance_evidence" ADD CONSTRAINT "acceptance_evidence_tenant_id_check_id_fkey" FOREIGN KEY ("tenant_id", "check_id") REFERENCES "acceptance_check"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "acceptance_evidence" ADD CONSTRAINT "acceptance_evidence_tenant_id_file_id_fkey" FOREIGN KEY ("tenant_id", "file_id") REFERENCES "file_asset"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "non_conformance" ADD CONSTRAINT "non_conformance_tenant_id_round_id_fkey" FOREIGN KEY ("tenant_id", "round_id") REFERENCES "acceptance_round"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "non_conformance" ADD CONSTRAINT "non_conformance_tenant_id_check_id_fkey" FOREIGN KEY ("tenant_id", "check_id") REFERENCES "acceptance_check"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "non_conformance" ADD CONSTRAINT "non_conformance_tenant_id_reason_id_fkey" FOREIGN KEY ("tenant_id", "reason_id") REFERENCES "acceptance_reason"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "non_conformance" ADD CONSTRAINT "non_conformance_tenant_id_task_id_fkey" FOREIGN KEY ("tenant_id", "task_id") REFERENCES "task"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "non_conformance" ADD CONSTRAINT "non_conformance_tenant_id_department_id_fkey" FOREIGN KEY ("tenant_id", "department_id") REFERENCES "department"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "non_conformance" ADD CONSTRAINT "non_conformance_tenant_id_rework_task_id_fkey" FOREIGN KEY ("tenant_id", "rework_task_id") REFERENCES "task"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "concession" ADD CONSTRAINT "concession_tenant_id_round_id_fkey" FOREIGN KEY ("tenant_id", "round_id") REFERENCES "acceptance_round"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "concession" ADD CONSTRAINT "concession_tenant_id_check_id_fkey" FOREIGN KEY ("tenant_id", "check_id") REFERENCES "acceptance_check"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "acceptance_signature" ADD CONSTRAINT "acceptance_signature_tenant_id_round_id_fkey" FOREIGN KEY ("tenant_id", "round_id") REFERENCES "acceptance_round"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "acceptance_stage" ADD CONSTRAINT "acceptance_stage_acceptor" CHECK ("acceptor" IN ('inspector', 'project_lead', 'customer'));
-- One stage of a code at a time: of the firm's own, and of each contract that has its own.
CREATE UNIQUE INDEX "acceptance_stage_code_live" ON "acceptance_stage" ("tenant_id", coalesce("contract_id", '00000000-0000-0000-0000-000000000000'::uuid), "code") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "acceptance_reason_code_live" ON "acceptance_reason" ("tenant_id", "code") WHERE "deleted_at" IS NULL;
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_kind" CHECK ("kind" IN ('yes_no', 'measure', 'text')),
  ADD CONSTRAINT "checklist_item_measure" CHECK (("kind" = 'measure') = ("nominal" IS NOT NULL) AND ("lower_deviation" IS NULL OR "upper_deviation" IS NULL OR "lower_deviation" <= "upper_deviation"));
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_quantity" CHECK ("total_quantity" > 0 AND "accepted_quantity" BETWEEN 0 AND "total_quantity");
ALTER TABLE "acceptance_round" ADD CONSTRAINT "acceptance_round_status" CHECK ("status" IN ('requested', 'under_review', 'awaiting_customer', 'passed', 'passed_with_concession', 'rejected', 'withdrawn')),
  ADD CONSTRAINT "acceptance_round_quantity" CHECK ("quantity" > 0 AND "accepted_quantity" BETWEEN 0 AND "quantity"),
  -- Four eyes, whatever the application forgets: who asked or had worked on it decides nothing.
  ADD CONSTRAINT "acceptance_round_four_eyes" CHECK ("decided_by" IS NULL OR ("decided_by" IS DISTINCT FROM "requested_by" AND NOT "decided_by" = ANY ("worked_by")));
-- One round of an acceptance is open at a time.
CREATE UNIQUE INDEX "acceptance_round_open" ON "acceptance_round" ("tenant_id", "acceptance_id") WHERE "status" IN ('requested', 'under_review', 'awaiting_customer');
ALTER TABLE "acceptance_check" ADD CONSTRAINT "acceptance_check_verdict" CHECK ("verdict" IN ('open', 'ok', 'not_ok', 'not_applicable'));
ALTER TABLE "non_conformance" ADD CONSTRAINT "non_conformance_severity" CHECK ("severity" IN ('minor', 'major', 'critical')),
  ADD CONSTRAINT "non_conformance_quantity" CHECK ("quantity" IS NULL OR "quantity" > 0);
-- A round is signed or refused once.
CREATE UNIQUE INDEX "acceptance_signature_once" ON "acceptance_signature" ("tenant_id", "round_id");

-- Every firm begins with three levels and the usual reasons, in both languages.
CREATE FUNCTION millwright.found_acceptance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  INSERT INTO public.acceptance_stage (tenant_id, id, code, name, name_en, sort_order, acceptor, is_shown) VALUES
    (NEW.id, millwright.new_id(), 'internal', '内部验收', 'Internal inspection', 1, 'inspector', false),
    (NEW.id, millwright.new_id(), 'fat', '出厂验收', 'Factory acceptance (FAT)', 2, 'inspector', true),
    (NEW.id, millwright.new_id(), 'sat', '现场验收', 'Site acceptance (SAT)', 3, 'customer', true);
  INSERT INTO public.acceptance_reason (tenant_id, id, code, name, name_en, sort_order) VALUES
    (NEW.id, millwright.new_id(), 'dimension', '尺寸超差', 'Dimension out of tolerance', 1),
    (NEW.id, millwright.new_id(), 'function', '功能不符', 'Does not work as agreed', 2),
    (NEW.id, millwright.new_id(), 'assembly', '装配或接线错误', 'Assembly or wiring fault', 3),
    (NEW.id, millwright.new_id(), 'surface', '外观缺陷', 'Surface defect', 4),
    (NEW.id, millwright.new_id(), 'documents', '资料不全', 'Documents missing', 5),
    (NEW.id, millwright.new_id(), 'other', '其他', 'Other', 6);
  RETURN NULL;
END $f$;
CREATE POLICY founding ON "tenant" FOR SELECT TO CURRENT_USER USING (true);
INSERT INTO "acceptance_stage" (tenant_id, id, code, name, name_en, sort_order, acceptor, is_shown)
  SELECT t.id, millwright.new_id(), d.code, d.name, d.name_en, d.sort_order, d.acceptor, d.is_shown FROM "tenant" t, (VALUES
    ('internal', '内部验收', 'Internal inspection', 1, 'inspector', false),
    ('fat', '出厂验收', 'Factory acceptance (FAT)', 2, 'inspector', true),
    ('sat', '现场验收', 'Site acceptance (SAT)', 3, 'customer', true)) AS d (code, name, name_en, sort_order, acceptor, is_shown);
INSERT INTO "acceptance_reason" (tenant_id, id, code, name, name_en, sort_order)
  SELECT t.id, millwright.new_id(), d.code, d.name, d.name_en, d.sort_order FROM "tenant" t, (VALUES
    ('dimension', '尺寸超差', 'Dimension out of tolerance', 1),
    ('function', '功能不符', 'Does not work as agreed', 2),
    ('assembly', '装配或接线错误', 'Assembly or wiring fault', 3),
    ('surface', '外观缺陷', 'Surface defect', 4),
    ('documents', '资料不全', 'Documents missing', 5),
    ('other', '其他', 'Other', 6)) AS d (code, name, name_en, sort_order);
DROP POLICY founding ON "tenant";
CREATE TRIGGER found_acceptance AFTER INSERT ON "tenant" FOR EACH ROW EXECUTE FUNCTION millwright.found_acceptance();

SELECT millwright.protect('checklist_template', 'ChecklistTemplate');
SELECT millwright.protect('checklist_item', 'ChecklistItem');
SELECT millwright.protect('acceptance_stage', 'AcceptanceStage');
SELECT millwright.protect('acceptance_reason', 'AcceptanceReason');
SELECT millwright.protect('acceptance', 'Acceptance');
SELECT millwright.protect('acceptance_task', 'AcceptanceTask');
SELECT millwright.protect('acceptance_round', 'AcceptanceRound');
SELECT millwright.protect('acceptance_check', 'AcceptanceCheck');
SELECT millwright.protect('acceptance_evidence', 'AcceptanceEvidence');
SELECT millwright.protect('non_conformance', 'NonConformance');
SELECT millwright.protect('concession', 'Concession');
SELECT millwright.protect('acceptance_signature', 'AcceptanceSignature');
REVOKE UPDATE, DELETE ON "acceptance_signature" FROM millwright_app;
REVOKE DELETE ON "acceptance", "acceptance_round", "acceptance_check", "concession" FROM millwright_app;

-- A decided round stays what it was.
CREATE FUNCTION millwright.keep_round() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF OLD.status IN ('passed', 'passed_with_concession', 'rejected', 'withdrawn') THEN
    RAISE EXCEPTION 'A decided round stays what it is.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER keep BEFORE UPDATE ON "acceptance_round" FOR EACH ROW EXECUTE FUNCTION millwright.keep_round();

-- Departments of the contract stand on its acceptances, and on the evidence of their rounds, so that rules can ask without a join.
CREATE POLICY follow ON "acceptance" TO CURRENT_USER USING (tenant_id = current_setting('app.tenant_id')::uuid) WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY follow ON "acceptance_round" TO CURRENT_USER USING (tenant_id = current_setting('app.tenant_id')::uuid) WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE FUNCTION millwright.acceptances_follow_contract() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  UPDATE public.acceptance SET department_ids = NEW.department_ids WHERE tenant_id = NEW.tenant_id AND contract_id = NEW.id;
  UPDATE public.file_asset SET department_ids = NEW.department_ids
   WHERE tenant_id = NEW.tenant_id AND contract_id = NEW.id AND subject_type = 'AcceptanceRound';
  RETURN NULL;
END $f$;
CREATE TRIGGER acceptances_follow AFTER UPDATE OF department_ids ON "contract" FOR EACH ROW
  WHEN (OLD.department_ids IS DISTINCT FROM NEW.department_ids) EXECUTE FUNCTION millwright.acceptances_follow_contract();
-- Who reviews works with the evidence.
CREATE FUNCTION millwright.evidence_follows_round() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  UPDATE public.file_asset SET person_ids = NEW.inspector_ids
   WHERE tenant_id = NEW.tenant_id AND subject_type = 'AcceptanceRound' AND subject_id = NEW.id;
  RETURN NULL;
END $f$;
CREATE TRIGGER evidence_follows AFTER UPDATE OF inspector_ids ON "acceptance_round" FOR EACH ROW
  WHEN (OLD.inspector_ids IS DISTINCT FROM NEW.inspector_ids) EXECUTE FUNCTION millwright.evidence_follows_round();
DROP TRIGGER touch ON "acceptance";
DROP TRIGGER audit ON "acceptance";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON "acceptance" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.touch();
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "acceptance" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.audit('Acceptance');

CREATE POLICY founding ON "acceptance_stage" FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY founding ON "acceptance_reason" FOR INSERT TO CURRENT_USER WITH CHECK (true);

-- The portal: rounds of stages that customers see, from the moment they wait for them or are passed, with what was found; never who found it.
GRANT SELECT (tenant_id, id, code, name, name_en, sort_order, is_shown) ON "acceptance_stage" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, contract_id, stage_id, stage_code, acceptor, title, is_whole, unit, total_quantity, accepted_quantity) ON "acceptance" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, acceptance_id, contract_id, number, status, quantity, accepted_quantity, submitted_at, decided_at) ON "acceptance_round" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, round_id, sort_order, title, title_en, kind, unit, nominal, lower_deviation, upper_deviation, answer, measured, entered, text, verdict) ON "acceptance_check" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, round_id, check_id, reason, until, withdrawn_at) ON "concession" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, round_id, contract_id, customer_id, contact_id, is_refusal, typed_name, statement, locale, reason, signed_at), INSERT (id, round_id, contract_id, is_refusal, typed_name, statement, locale, reason) ON "acceptance_signature" TO millwright_portal_views;

CREATE POLICY portal ON "acceptance_stage" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND is_shown);
CREATE POLICY portal ON "acceptance" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND contract_id IN (SELECT id FROM public.contract) AND stage_id IN (SELECT id FROM public.acceptance_stage));
CREATE POLICY portal ON "acceptance_signature" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND customer_id = current_setting('app.customer_id')::uuid AND contract_id IN (SELECT id FROM public.contract));
CREATE POLICY portal_entry ON "acceptance_signature" FOR INSERT TO millwright_portal_views WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid AND customer_id = current_setting('app.customer_id')::uuid AND contact_id = current_setting('app.actor_id')::uuid AND contract_id IN (SELECT id FROM public.contract));
CREATE POLICY portal ON "acceptance_round" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND acceptance_id IN (SELECT id FROM public.acceptance) AND (status IN ('awaiting_customer', 'passed', 'passed_with_concession') OR id IN (SELECT round_id FROM public.acceptance_signature)));
CREATE POLICY portal ON "acceptance_check" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND round_id IN (SELECT id FROM public.acceptance_round));
CREATE POLICY portal ON "concession" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND withdrawn_at IS NULL AND round_id IN (SELECT id FROM public.acceptance_round));

CREATE VIEW portal.acceptance_round WITH (security_barrier) AS
  SELECT r.id, r.contract_id, r.acceptance_id, a.stage_code, s.name AS stage_name, s.name_en AS stage_name_en, s.sort_order AS stage_order, a.acceptor,
         a.title, a.is_whole, a.unit, a.total_quantity, a.accepted_quantity AS accepted_so_far, r.number, r.status, r.quantity, r.accepted_quantity, r.submitted_at, r.decided_at
    FROM public.acceptance_round r
    JOIN public.acceptance a ON a.tenant_id = r.tenant_id AND a.id = r.acceptance_id
    JOIN public.acceptance_stage s ON s.tenant_id = a.tenant_id AND s.id = a.stage_id;
CREATE VIEW portal.acceptance_check WITH (security_barrier) AS SELECT id, round_id, sort_order, title, title_en, kind, unit, nominal, lower_deviation, upper_deviation, answer, measured, entered, text, verdict FROM public.acceptance_check;
CREATE VIEW portal.acceptance_concession WITH (security_barrier) AS SELECT id, round_id, check_id, reason, until FROM public.concession;
CREATE VIEW portal.acceptance_signature WITH (security_barrier) AS SELECT id, round_id, contract_id, is_refusal, typed_name, statement, locale, reason, signed_at FROM public.acceptance_signature;
GRANT SELECT ON portal.acceptance_round, portal.acceptance_check, portal.acceptance_concession, portal.acceptance_signature TO millwright_portal;
GRANT INSERT ON portal.acceptance_signature TO millwright_portal;
GRANT CREATE ON SCHEMA portal TO millwright_portal_views;
ALTER VIEW portal.acceptance_round OWNER TO millwright_portal_views;
ALTER VIEW portal.acceptance_check OWNER TO millwright_portal_views;
ALTER VIEW portal.acceptance_concession OWNER TO millwright_portal_views;
ALTER VIEW portal.acceptance_signature OWNER TO millwright_portal_views;
REVOKE CREATE ON SCHEMA portal FROM millwright_portal_views;

-- A round is answered while it waits for the customer, and not a moment later: it is held until the answer is in. That the round is one of
-- the contract's is asked here as well; a policy that read rounds would read itself, since customers see the rounds they answered.
CREATE FUNCTION millwright.hold_signed_round() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  IF nullif(current_setting('app.customer_id', true), '') IS NULL THEN
    RETURN NEW;
  END IF;
  PERFORM 1 FROM public.acceptance_round r
   WHERE r.tenant_id = NEW.tenant_id AND r.id = NEW.round_id AND r.contract_id = NEW.contract_id AND r.status = 'awaiting_customer'
     FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'acceptance.not_waiting' USING ERRCODE = 'MW409';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER hold BEFORE INSERT ON "acceptance_signature" FOR EACH ROW EXECUTE FUNCTION millwright.hold_signed_round();
CREATE TRIGGER announce_entry AFTER INSERT ON "acceptance_signature" FOR EACH ROW
  EXECUTE FUNCTION millwright.announce_entry('acceptance.customer-answered', 'AcceptanceRound', 'round_id', 'signatureId', 'id', 'roundId', 'round_id', 'contractId', 'contract_id');

CREATE POLICY reach ON "acceptance" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,Acceptance}'::text[])
  OR contract_id = ANY ((SELECT nullif(current_setting('reach.acceptance.contract_id', true), '')::uuid[])::uuid[])
  OR department_ids && (SELECT nullif(current_setting('reach.acceptance.department_ids', true), '')::uuid[])::uuid[]
  OR requester_id = ANY ((SELECT nullif(current_setting('reach.acceptance.requester_id', true), '')::uuid[])::uuid[]), false));
