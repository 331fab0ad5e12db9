-- CreateTable
CREATE TABLE "work_calendar" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "workdays" BOOLEAN[],
    "region" TEXT,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "department_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "work_calendar_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "calendar_exception" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "is_working" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "calendar_exception_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "person_leave" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "department_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_leave_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "task_dependency" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "predecessor_id" UUID NOT NULL,
    "successor_id" UUID NOT NULL,
    "type" TEXT NOT NULL DEFAULT 'FS',
    "lag_days" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "task_dependency_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "task_constraint" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "source_type" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "not_before" DATE NOT NULL,
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "task_constraint_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "schedule_baseline" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "ends_on" DATE,
    "task_count" INTEGER NOT NULL,
    "member_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schedule_baseline_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "baseline_task" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "baseline_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "progress" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "baseline_task_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "schedule_proposal" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "department_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "moves" JSONB NOT NULL,
    "ends_on_before" DATE,
    "ends_on_after" DATE,
    "critical_changed" BOOLEAN NOT NULL DEFAULT false,
    "decided_at" TIMESTAMPTZ(6),
    "decided_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "schedule_proposal_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "plan_template" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "content" JSONB NOT NULL,
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "plan_template_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "calendar_exception_tenant_id_calendar_id_from_on_idx" ON "calendar_exception"("tenant_id", "calendar_id", "from_on");

-- CreateIndex
CREATE INDEX "person_leave_tenant_id_member_id_from_on_idx" ON "person_leave"("tenant_id", "member_id", "from_on");

-- CreateIndex
CREATE INDEX "person_leave_department_ids_idx" ON "person_leave" USING GIN ("department_ids");

-- CreateIndex
CREATE UNIQUE INDEX "task_dependency_tenant_id_predecessor_id_successor_id_key" ON "task_dependency"("tenant_id", "predecessor_id", "successor_id");

-- CreateIndex
CREATE INDEX "task_dependency_tenant_id_successor_id_idx" ON "task_dependency"("tenant_id", "successor_id");

-- CreateIndex
CREATE INDEX "task_dependency_tenant_id_contract_id_idx" ON "task_dependency"("tenant_id", "contract_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_constraint_tenant_id_task_id_source_type_source_id_key" ON "task_constraint"("tenant_id", "task_id", "source_type", "source_id");

-- CreateIndex
CREATE INDEX "task_constraint_tenant_id_contract_id_idx" ON "task_constraint"("tenant_id", "contract_id");

-- CreateIndex
CREATE INDEX "schedule_baseline_tenant_id_contract_id_id_idx" ON "schedule_baseline"("tenant_id", "contract_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "baseline_task_tenant_id_baseline_id_task_id_key" ON "baseline_task"("tenant_id", "baseline_id", "task_id");

-- CreateIndex
CREATE INDEX "baseline_task_tenant_id_task_id_idx" ON "baseline_task"("tenant_id", "task_id");

-- CreateIndex
CREATE INDEX "schedule_proposal_tenant_id_contract_id_id_idx" ON "schedule_proposal"("tenant_id", "contract_id", "id");

-- Checking the new references, all of empty tables, asks the contract's policies, which want a firm.
SELECT set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', true);

-- AddForeignKey
ALTER TABLE "calendar_exception" ADD CONSTRAINT "calendar_exception_tenant_id_calendar_id_fkey" FOREIGN KEY ("tenant_id", "calendar_id") REFERENCES "work_calendar"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "person_leave" ADD CONSTRAINT "person_leave_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task_dependency" ADD CONSTRAINT "task_dependency_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task_dependency" ADD CONSTRAINT "task_dependency_tenant_id_predecessor_id_fkey" FOREIGN KEY ("tenant_id", "predecessor_id") REFERENCES "task"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task_dependency" ADD CONSTRAINT "task_dependency_tenant_id_successor_id_fkey" FOREIGN KEY ("tenant_id", "successor_id") REFERENCES "task"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task_constraint" ADD CONSTRAINT "task_constraint_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task_constraint" ADD CONSTRAINT "task_constraint_tenant_id_task_id_fkey" FOREIGN KEY ("tenant_id", "task_id") REFERENCES "task"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "schedule_baseline" ADD CONSTRAINT "schedule_baseline_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "baseline_task" ADD CONSTRAINT "baseline_task_tenant_id_baseline_id_fkey" FOREIGN KEY ("tenant_id", "baseline_id") REFERENCES "schedule_baseline"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "baseline_task" ADD CONSTRAINT "baseline_task_tenant_id_task_id_fkey" FOREIGN KEY ("tenant_id", "task_id") REFERENCES "task"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "schedule_proposal" ADD CONSTRAINT "schedule_proposal_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;


ALTER TABLE "work_calendar" ADD CONSTRAINT "work_calendar_week" CHECK (cardinality("workdays") = 7 AND true = ANY ("workdays"));
ALTER TABLE "work_calendar" ADD CONSTRAINT "work_calendar_region" CHECK ("region" IN ('CN'));
CREATE UNIQUE INDEX "work_calendar_one_default" ON "work_calendar" ("tenant_id") WHERE "is_default" AND "deleted_at" IS NULL;
ALTER TABLE "calendar_exception" ADD CONSTRAINT "calendar_exception_in_order" CHECK ("from_on" <= "to_on");
ALTER TABLE "person_leave" ADD CONSTRAINT "person_leave_in_order" CHECK ("from_on" <= "to_on");
ALTER TABLE "task_dependency" ADD CONSTRAINT "task_dependency_kind" CHECK ("type" IN ('FS', 'SS', 'FF', 'SF'));
ALTER TABLE "task_dependency" ADD CONSTRAINT "task_dependency_of_two" CHECK ("predecessor_id" <> "successor_id");
ALTER TABLE "schedule_proposal" ADD CONSTRAINT "schedule_proposal_state" CHECK ("status" IN ('open', 'accepted', 'dropped', 'replaced'));
-- Of a contract, one proposal waits at a time: a newer one takes the place of the older.
CREATE UNIQUE INDEX "schedule_proposal_one_open" ON "schedule_proposal" ("tenant_id", "contract_id") WHERE "status" = 'open';
CREATE INDEX "schedule_proposal_departments" ON "schedule_proposal" USING GIN ("department_ids");

-- Every firm begins with a week of five days and the public holidays of China.
CREATE FUNCTION millwright.found_work_calendar() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  INSERT INTO public.work_calendar (tenant_id, id, name, name_en, workdays, region, is_default) VALUES
    (NEW.id, millwright.new_id(), '标准日历', 'Standard calendar', '{t,t,t,t,t,f,f}', 'CN', true);
  RETURN NULL;
END $f$;
CREATE POLICY founding ON "tenant" FOR SELECT TO CURRENT_USER USING (true);
INSERT INTO "work_calendar" (tenant_id, id, name, name_en, workdays, region, is_default)
  SELECT t.id, millwright.new_id(), '标准日历', 'Standard calendar', '{t,t,t,t,t,f,f}', 'CN', true FROM "tenant" t;
DROP POLICY founding ON "tenant";
CREATE TRIGGER found_work_calendar AFTER INSERT ON "tenant" FOR EACH ROW EXECUTE FUNCTION millwright.found_work_calendar();

SELECT millwright.protect('work_calendar', 'WorkCalendar');
SELECT millwright.protect('calendar_exception', 'CalendarException');
SELECT millwright.protect('person_leave', 'PersonLeave');
SELECT millwright.protect('task_dependency', 'TaskDependency');
SELECT millwright.protect('task_constraint', 'TaskConstraint');
SELECT millwright.protect('schedule_baseline', 'ScheduleBaseline');
SELECT millwright.protect('baseline_task', 'BaselineTask');
SELECT millwright.protect('schedule_proposal', 'ScheduleProposal');
SELECT millwright.protect('plan_template', 'PlanTemplate');
CREATE POLICY founding ON "work_calendar" FOR INSERT TO CURRENT_USER WITH CHECK (true);

-- A baseline is what was planned then: nobody changes it, and nobody takes it away.
REVOKE UPDATE, DELETE ON "schedule_baseline" FROM millwright_app;
REVOKE UPDATE, DELETE ON "baseline_task" FROM millwright_app;

-- Where somebody works stands beside their leave, so that rules can ask without a join; the database keeps it true.
CREATE POLICY follow ON "person_leave" TO CURRENT_USER USING (tenant_id = current_setting('app.tenant_id')::uuid) WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE FUNCTION millwright.leave_follows_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  UPDATE public.person_leave SET department_ids = NEW.department_ids WHERE tenant_id = NEW.tenant_id AND member_id = NEW.id;
  RETURN NULL;
END $f$;
CREATE TRIGGER leave_follows AFTER UPDATE OF department_ids ON "member" FOR EACH ROW
  WHEN (OLD.department_ids IS DISTINCT FROM NEW.department_ids) EXECUTE FUNCTION millwright.leave_follows_person();
-- That is no edit of the leave.
DROP TRIGGER touch ON "person_leave";
DROP TRIGGER audit ON "person_leave";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON "person_leave" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.touch();
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "person_leave" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.audit('PersonLeave');
