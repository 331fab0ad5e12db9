-- New columns refer to rows of tables whose policies ask for a firm; they are empty everywhere, so any answer will do.
SELECT set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', true);

-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "archived_at" TIMESTAMPTZ(6),
ADD COLUMN     "deal_on" DATE,
ADD COLUMN     "reopen_reason" TEXT,
ADD COLUMN     "sales_owner_id" UUID,
ADD COLUMN     "scope_text" TEXT;

-- AlterTable
ALTER TABLE "task" ADD COLUMN     "type_id" UUID;

-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "contract_no_rule" TEXT,
ADD COLUMN     "logo" BYTEA,
ADD COLUMN     "logo_mark" TEXT,
ADD COLUMN     "logo_type" TEXT,
ADD COLUMN     "status_names" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "contract_amendment" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "reason" TEXT NOT NULL,
    "terms" JSONB NOT NULL DEFAULT '{}',
    "terms_before" JSONB,
    "amount" DECIMAL(18,2),
    "currency" TEXT,
    "sets_amount" BOOLEAN NOT NULL DEFAULT false,
    "amount_before" DECIMAL(18,2),
    "currency_before" TEXT,
    "proposed_at" TIMESTAMPTZ(6),
    "proposed_by" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "decided_by" UUID,
    "decision_note" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "contract_amendment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment_milestone" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "percent" DECIMAL(5,2),
    "amount" DECIMAL(18,2),
    "trigger" TEXT NOT NULL,
    "milestone_id" UUID,
    "stage" TEXT,
    "fixed_on" DATE,
    "triggered_on" DATE,
    "due_days" INTEGER NOT NULL DEFAULT 0,
    "is_blocking" BOOLEAN NOT NULL DEFAULT false,
    "invoiced_on" DATE,
    "invoice_no" TEXT,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "payment_milestone_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "payment_receipt" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "received_on" DATE NOT NULL,
    "amount" DECIMAL(18,2) NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "payment_receipt_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "quotation" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "quotation_no" TEXT NOT NULL,
    "quoted_on" DATE NOT NULL,
    "valid_until" DATE,
    "amount" DECIMAL(18,2) NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "note" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "quotation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "task_type" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "needs_inspection" BOOLEAN NOT NULL DEFAULT false,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "task_type_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contract_amendment_tenant_id_contract_id_number_key" ON "contract_amendment"("tenant_id", "contract_id", "number");

-- CreateIndex
CREATE INDEX "payment_milestone_tenant_id_contract_id_idx" ON "payment_milestone"("tenant_id", "contract_id");

-- CreateIndex
CREATE INDEX "payment_milestone_tenant_id_milestone_id_idx" ON "payment_milestone"("tenant_id", "milestone_id");

-- CreateIndex
CREATE INDEX "payment_receipt_tenant_id_contract_id_idx" ON "payment_receipt"("tenant_id", "contract_id");

-- CreateIndex
CREATE INDEX "payment_receipt_tenant_id_payment_id_idx" ON "payment_receipt"("tenant_id", "payment_id");

-- CreateIndex
CREATE INDEX "quotation_tenant_id_contract_id_idx" ON "quotation"("tenant_id", "contract_id");

-- CreateIndex
CREATE INDEX "contract_tenant_id_sales_owner_id_idx" ON "contract"("tenant_id", "sales_owner_id");

-- CreateIndex
CREATE INDEX "task_tenant_id_type_id_idx" ON "task"("tenant_id", "type_id");

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_tenant_id_sales_owner_id_fkey" FOREIGN KEY ("tenant_id", "sales_owner_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contract_amendment" ADD CONSTRAINT "contract_amendment_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_milestone" ADD CONSTRAINT "payment_milestone_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_milestone" ADD CONSTRAINT "payment_milestone_tenant_id_milestone_id_fkey" FOREIGN KEY ("tenant_id", "milestone_id") REFERENCES "milestone"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_receipt" ADD CONSTRAINT "payment_receipt_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_receipt" ADD CONSTRAINT "payment_receipt_tenant_id_payment_id_fkey" FOREIGN KEY ("tenant_id", "payment_id") REFERENCES "payment_milestone"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "quotation" ADD CONSTRAINT "quotation_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_tenant_id_type_id_fkey" FOREIGN KEY ("tenant_id", "type_id") REFERENCES "task_type"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;


ALTER TABLE "contract_amendment" ADD CONSTRAINT "contract_amendment_status" CHECK ("status" IN ('draft', 'proposed', 'approved', 'rejected', 'withdrawn'));
ALTER TABLE "payment_milestone" ADD CONSTRAINT "payment_milestone_measure" CHECK (num_nonnulls("percent", "amount") = 1 AND coalesce("percent" > 0 AND "percent" <= 100, true) AND coalesce("amount" > 0, true));
ALTER TABLE "payment_milestone" ADD CONSTRAINT "payment_milestone_trigger" CHECK ("trigger" IN ('signed', 'milestone', 'acceptance', 'delivered', 'warranty_end', 'fixed_date'));
ALTER TABLE "payment_milestone" ADD CONSTRAINT "payment_milestone_when" CHECK (("trigger" <> 'milestone' OR "milestone_id" IS NOT NULL) AND ("trigger" <> 'fixed_date' OR "fixed_on" IS NOT NULL) AND "due_days" BETWEEN 0 AND 3650);
ALTER TABLE "payment_receipt" ADD CONSTRAINT "payment_receipt_positive" CHECK ("amount" > 0);
ALTER TABLE "tenant" ADD CONSTRAINT "tenant_logo_small" CHECK (octet_length("logo") <= 131072);

-- The archive, latest first.
CREATE INDEX "contract_archived" ON "contract" ("tenant_id", "archived_at", "id") WHERE "archived_at" IS NOT NULL;

SELECT millwright.protect('contract_amendment', 'ContractAmendment');
SELECT millwright.protect('payment_milestone', 'PaymentMilestone');
SELECT millwright.protect('payment_receipt', 'PaymentReceipt');
SELECT millwright.protect('quotation', 'Quotation');
SELECT millwright.protect('task_type', 'TaskType');

-- Money is the business of those who were given it, in the database as well (see the decision on reach).
CREATE POLICY reach ON "payment_milestone" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,PaymentMilestone}'::text[]), false));
CREATE POLICY reach ON "payment_receipt" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,PaymentReceipt}'::text[]), false));
CREATE POLICY reach ON "quotation" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,Quotation}'::text[]), false));

-- What was decided stays decided: a further change of the terms is a further amendment. Numbers never come free again.
REVOKE DELETE ON "contract_amendment" FROM millwright_app;
CREATE FUNCTION millwright.keep_amendment() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF OLD.status IN ('approved', 'rejected', 'withdrawn') OR (NEW.contract_id, NEW.number) IS DISTINCT FROM (OLD.contract_id, OLD.number) THEN
    RAISE EXCEPTION 'A decided amendment stays what it is.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER keep BEFORE UPDATE ON "contract_amendment" FOR EACH ROW EXECUTE FUNCTION millwright.keep_amendment();

-- A type of task and its choice are part of a task's plan.
DROP TRIGGER touch ON "task";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF contract_id, department_id, title, description, starts_on, due_on, weight, assignee_ids, is_public, type_id, deleted_at ON "task" FOR EACH ROW EXECUTE FUNCTION millwright.touch();

-- Every firm begins with the types of work its trade knows, in both languages.
CREATE FUNCTION millwright.found_task_types() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  INSERT INTO public.task_type (tenant_id, id, name, name_en, needs_inspection, sort_order) VALUES
    (NEW.id, millwright.new_id(), '设计', 'Design', false, 1),
    (NEW.id, millwright.new_id(), '采购', 'Purchasing', false, 2),
    (NEW.id, millwright.new_id(), '加工', 'Fabrication', true, 3),
    (NEW.id, millwright.new_id(), '装配', 'Assembly', true, 4),
    (NEW.id, millwright.new_id(), '调试', 'Commissioning', true, 5),
    (NEW.id, millwright.new_id(), '现场', 'Site work', false, 6);
  RETURN NULL;
END $f$;
CREATE POLICY founding ON "tenant" FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY founding ON "task_type" FOR INSERT TO CURRENT_USER WITH CHECK (true);
INSERT INTO "task_type" (tenant_id, id, name, name_en, needs_inspection, sort_order)
  SELECT t.id, millwright.new_id(), d.name, d.name_en, d.needs_inspection, d.sort_order FROM "tenant" t, (VALUES
    ('设计', 'Design', false, 1), ('采购', 'Purchasing', false, 2), ('加工', 'Fabrication', true, 3),
    ('装配', 'Assembly', true, 4), ('调试', 'Commissioning', true, 5), ('现场', 'Site work', false, 6)) AS d (name, name_en, needs_inspection, sort_order);
DROP POLICY founding ON "tenant";
CREATE TRIGGER found_task_types AFTER INSERT ON "tenant" FOR EACH ROW EXECUTE FUNCTION millwright.found_task_types();

-- The archive is sealed by the database. Rows that belong to an archived contract are not written by the application, whoever
-- asks: work that passes is what the product itself must still do (finish reading a file back, keep to a retention rule), and
-- says so with `app.unsealed` in its own transaction. Triggers that belong to the database's owner (roll-ups) are no edits.
CREATE FUNCTION millwright.refuse_when_archived() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
DECLARE
  row jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
  -- Shared among those who write, and in the way of whoever archives at the same moment: archiving takes it alone first.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(row ->> TG_ARGV[0], 0));
  PERFORM 1 FROM public.contract WHERE tenant_id = (row ->> 'tenant_id')::uuid AND id = (row ->> TG_ARGV[0])::uuid AND status = 'archived';
  IF FOUND THEN
    RAISE EXCEPTION 'The contract is archived.' USING ERRCODE = 'MW001', DETAIL = row ->> TG_ARGV[0];
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $f$;
-- One line for each table whose rows carry `contract_id`, or another column that names the contract.
CREATE FUNCTION millwright.seal(table_name text, contract_column text DEFAULT 'contract_id') RETURNS void LANGUAGE plpgsql AS $f$
BEGIN
  EXECUTE format('CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON public.%I FOR EACH ROW WHEN (current_user = ''millwright_app'' AND current_setting(''app.unsealed'', true) IS DISTINCT FROM ''on'') EXECUTE FUNCTION millwright.refuse_when_archived(%L)', table_name, contract_column);
END $f$;
REVOKE EXECUTE ON FUNCTION millwright.seal(text, text) FROM PUBLIC;

SELECT millwright.seal('contract_member');
SELECT millwright.seal('milestone');
SELECT millwright.seal('task');
SELECT millwright.seal('progress_event');
SELECT millwright.seal('contract_amendment');
SELECT millwright.seal('payment_milestone');
SELECT millwright.seal('payment_receipt');
SELECT millwright.seal('quotation');
SELECT millwright.seal('file_folder');
SELECT millwright.seal('file_asset');
SELECT millwright.seal('file_version');

-- Of an archived contract itself nothing changes but that it is reopened, with a reason.
CREATE FUNCTION millwright.keep_archived() RETURNS trigger LANGUAGE plpgsql AS $f$
DECLARE
  moved text[] := '{status,status_before,archived_at,reopen_reason,version,updated_at,updated_by}';
BEGIN
  IF NEW.status <> 'archived' AND NEW.status = coalesce(OLD.status_before, 'signed') AND coalesce(NEW.reopen_reason, '') <> ''
     AND to_jsonb(NEW) - moved = to_jsonb(OLD) - moved THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The contract is archived.' USING ERRCODE = 'MW001', DETAIL = OLD.id;
END $f$;
CREATE TRIGGER sealed BEFORE UPDATE ON "contract" FOR EACH ROW
  WHEN (OLD.status = 'archived' AND current_user = 'millwright_app' AND current_setting('app.unsealed', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION millwright.keep_archived();
CREATE FUNCTION millwright.refuse_archived() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  RAISE EXCEPTION 'The contract is archived.' USING ERRCODE = 'MW001', DETAIL = OLD.id;
END $f$;
CREATE TRIGGER sealed_whole BEFORE DELETE ON "contract" FOR EACH ROW
  WHEN (OLD.status = 'archived' AND current_user = 'millwright_app' AND current_setting('app.unsealed', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION millwright.refuse_archived();
-- What lies in the archive already is ordered by the last change it saw.
CREATE POLICY founding ON "tenant" FOR SELECT TO CURRENT_USER USING (true);
DO $do$
DECLARE
  firm uuid;
BEGIN
  FOR firm IN SELECT id FROM public.tenant LOOP
    PERFORM set_config('app.tenant_id', firm::text, true);
    UPDATE public.contract SET archived_at = updated_at WHERE status = 'archived';
  END LOOP;
END $do$;
DROP POLICY founding ON "tenant";
GRANT EXECUTE ON FUNCTION millwright.keep_amendment(), millwright.refuse_when_archived(), millwright.keep_archived(), millwright.refuse_archived() TO millwright_app;

-- The portal shows the firm's own mark, and states by the names the firm gives them.
GRANT SELECT (logo, logo_mark, logo_type, status_names) ON "tenant" TO millwright_portal_views;
CREATE VIEW portal.brand WITH (security_barrier) AS SELECT id, logo, logo_mark, logo_type, status_names FROM public.tenant;
GRANT SELECT ON portal.brand TO millwright_portal;
GRANT CREATE ON SCHEMA portal TO millwright_portal_views;
ALTER VIEW portal.brand OWNER TO millwright_portal_views;
REVOKE CREATE ON SCHEMA portal FROM millwright_portal_views;
