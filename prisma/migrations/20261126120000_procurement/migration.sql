-- Foreign keys stand with their tables: added later, they would be checked through policies that need a firm.
-- CreateTable
CREATE TABLE "supplier" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT,
    "contacts" JSONB NOT NULL DEFAULT '[]',
    "address" TEXT,
    "notes" TEXT,
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "supplier_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "procurement_item" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "task_id" UUID,
    "department_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "bom_position" TEXT,
    "name" TEXT NOT NULL,
    "part_no" TEXT,
    "drawing_no" TEXT,
    "specification" TEXT,
    "item_type" TEXT,
    "quantity" DECIMAL(18,4) NOT NULL,
    "unit" TEXT NOT NULL,
    "tolerance_percent" INTEGER NOT NULL DEFAULT 0,
    "supplier_id" UUID,
    "unit_price" DECIMAL(18,4),
    "currency" TEXT,
    "status" TEXT NOT NULL DEFAULT 'requested',
    "requester_id" UUID,
    "needed_by" DATE,
    "order_no" TEXT,
    "ordered_on" DATE,
    "first_promised_date" DATE,
    "promised_date" DATE,
    "received_quantity" DECIMAL(18,4) NOT NULL DEFAULT 0,
    "accepted_quantity" DECIMAL(18,4) NOT NULL DEFAULT 0,
    "returned_quantity" DECIMAL(18,4) NOT NULL DEFAULT 0,
    "last_received_on" DATE,
    "actual_date" DATE,
    "cancel_reason" TEXT,
    "notes" TEXT,
    "person_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "procurement_item_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "procurement_item_tenant_id_task_id_fkey" FOREIGN KEY ("tenant_id", "task_id") REFERENCES "task"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "procurement_item_tenant_id_department_id_fkey" FOREIGN KEY ("tenant_id", "department_id") REFERENCES "department"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "procurement_item_tenant_id_supplier_id_fkey" FOREIGN KEY ("tenant_id", "supplier_id") REFERENCES "supplier"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "procurement_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "promised_date_change" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "from_date" DATE,
    "to_date" DATE,
    "reason" TEXT,
    "member_id" UUID,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "promised_date_change_tenant_id_item_id_fkey" FOREIGN KEY ("tenant_id", "item_id") REFERENCES "procurement_item"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "promised_date_change_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "goods_receipt" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "quantity" DECIMAL(18,4) NOT NULL,
    "received_on" DATE NOT NULL,
    "delivery_note_no" TEXT,
    "note" TEXT,
    "member_id" UUID,
    "request_key" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "goods_receipt_tenant_id_item_id_fkey" FOREIGN KEY ("tenant_id", "item_id") REFERENCES "procurement_item"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "goods_receipt_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "goods_inspection" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "receipt_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "accepted_quantity" DECIMAL(18,4) NOT NULL,
    "returned_quantity" DECIMAL(18,4) NOT NULL,
    "reason_code" TEXT,
    "note" TEXT,
    "member_id" UUID,
    "request_key" UUID NOT NULL,
    "inspected_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "goods_inspection_tenant_id_receipt_id_fkey" FOREIGN KEY ("tenant_id", "receipt_id") REFERENCES "goods_receipt"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "goods_inspection_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "bom_import" (
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

    CONSTRAINT "bom_import_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "procurement_item_tenant_id_contract_id_line_no_id_idx" ON "procurement_item"("tenant_id", "contract_id", "line_no", "id");

-- CreateIndex
CREATE INDEX "procurement_item_tenant_id_task_id_idx" ON "procurement_item"("tenant_id", "task_id");

-- CreateIndex
CREATE INDEX "procurement_item_tenant_id_department_id_idx" ON "procurement_item"("tenant_id", "department_id");

-- CreateIndex
CREATE INDEX "procurement_item_tenant_id_supplier_id_status_idx" ON "procurement_item"("tenant_id", "supplier_id", "status");

-- CreateIndex
CREATE INDEX "procurement_item_person_ids_idx" ON "procurement_item" USING GIN ("person_ids");

-- CreateIndex
CREATE INDEX "promised_date_change_tenant_id_item_id_id_idx" ON "promised_date_change"("tenant_id", "item_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "goods_receipt_tenant_id_item_id_request_key_key" ON "goods_receipt"("tenant_id", "item_id", "request_key");

-- CreateIndex
CREATE INDEX "goods_receipt_tenant_id_item_id_id_idx" ON "goods_receipt"("tenant_id", "item_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "goods_inspection_tenant_id_receipt_id_request_key_key" ON "goods_inspection"("tenant_id", "receipt_id", "request_key");

-- CreateIndex
CREATE INDEX "goods_inspection_tenant_id_receipt_id_id_idx" ON "goods_inspection"("tenant_id", "receipt_id", "id");

-- CreateIndex
CREATE INDEX "goods_inspection_tenant_id_item_id_idx" ON "goods_inspection"("tenant_id", "item_id");

-- CreateIndex
CREATE INDEX "bom_import_tenant_id_contract_id_idx" ON "bom_import"("tenant_id", "contract_id");

ALTER TABLE "procurement_item" ADD CONSTRAINT "procurement_item_status" CHECK ("status" IN ('requested', 'ordered', 'partially_received', 'received', 'inspected', 'returned', 'cancelled'));
ALTER TABLE "procurement_item" ADD CONSTRAINT "procurement_item_amounts" CHECK ("quantity" > 0 AND "tolerance_percent" BETWEEN 0 AND 100
  AND "received_quantity" >= 0 AND "accepted_quantity" >= 0 AND "returned_quantity" >= 0 AND "accepted_quantity" + "returned_quantity" <= "received_quantity");
-- A price says in which currency, or there is none.
ALTER TABLE "procurement_item" ADD CONSTRAINT "procurement_item_price" CHECK ("unit_price" IS NULL OR "currency" IS NOT NULL);
ALTER TABLE "goods_receipt" ADD CONSTRAINT "goods_receipt_amount" CHECK ("quantity" > 0);
ALTER TABLE "goods_inspection" ADD CONSTRAINT "goods_inspection_amounts" CHECK ("accepted_quantity" >= 0 AND "returned_quantity" >= 0 AND "accepted_quantity" + "returned_quantity" > 0);

-- Two living suppliers of a firm do not share a name, nor a code.
CREATE UNIQUE INDEX "supplier_name_live" ON "supplier" ("tenant_id", "name") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "supplier_code_live" ON "supplier" ("tenant_id", "code") WHERE "deleted_at" IS NULL;
CREATE INDEX "supplier_by_name" ON "supplier" ("tenant_id", "name", "id");
-- Every order of the list is the order of an index.
CREATE INDEX "procurement_item_by_promised" ON "procurement_item" ("tenant_id", (case when "promised_date" is null then '9999-12-31'::date else "promised_date" end), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "procurement_item_by_needed" ON "procurement_item" ("tenant_id", (case when "needed_by" is null then '9999-12-31'::date else "needed_by" end), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "procurement_item_by_name" ON "procurement_item" ("tenant_id", "name", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "procurement_item_by_line" ON "procurement_item" ("tenant_id", "line_no", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "procurement_item_by_created" ON "procurement_item" ("tenant_id", "created_at", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "procurement_item_by_status" ON "procurement_item" ("tenant_id", "status", (case when "promised_date" is null then '9999-12-31'::date else "promised_date" end), "id") WHERE "deleted_at" IS NULL;

SELECT millwright.protect('supplier', 'Supplier');
SELECT millwright.protect('procurement_item', 'ProcurementItem');
SELECT millwright.protect('promised_date_change', 'PromisedDateChange');
SELECT millwright.protect('goods_receipt', 'GoodsReceipt');
SELECT millwright.protect('goods_inspection', 'GoodsInspection');
SELECT millwright.protect('bom_import', 'BomImport');

-- What came, what was found of it and what was promised is only ever added to: each row is its own record.
REVOKE UPDATE, DELETE ON "promised_date_change", "goods_receipt", "goods_inspection" FROM millwright_app;

-- With their contract they are sealed in the archive.
SELECT millwright.seal('procurement_item');
SELECT millwright.seal('promised_date_change');
SELECT millwright.seal('goods_receipt');
SELECT millwright.seal('goods_inspection');
SELECT millwright.seal('bom_import');

-- Who does the task stands on the parts it waits for as well, so that the rule asks without a join. That is no edit of the part.
DROP TRIGGER touch ON "procurement_item";
DROP TRIGGER audit ON "procurement_item";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON "procurement_item" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.touch();
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "procurement_item" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.audit('ProcurementItem');
CREATE POLICY follow ON "procurement_item" TO CURRENT_USER USING (tenant_id = current_setting('app.tenant_id')::uuid) WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE FUNCTION millwright.procurement_follows_task() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  UPDATE public.procurement_item SET person_ids = NEW.assignee_ids WHERE tenant_id = NEW.tenant_id AND task_id = NEW.id;
  RETURN NULL;
END $f$;
CREATE TRIGGER procurement_follows AFTER UPDATE OF assignee_ids ON "task" FOR EACH ROW
  WHEN (OLD.assignee_ids IS DISTINCT FROM NEW.assignee_ids) EXECUTE FUNCTION millwright.procurement_follows_task();

CREATE POLICY reach ON "procurement_item" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,ProcurementItem}'::text[])
  OR (contract_id <> ALL ((SELECT nullif(current_setting('reach.procurement_item.not_contract_id_and_person_ids.not_contract_id', true), '')::uuid[])::uuid[]) AND person_ids && (SELECT nullif(current_setting('reach.procurement_item.not_contract_id_and_person_ids.person_ids', true), '')::uuid[])::uuid[])
  OR contract_id = ANY ((SELECT nullif(current_setting('reach.procurement_item.contract_id', true), '')::uuid[])::uuid[])
  OR department_id = ANY ((SELECT nullif(current_setting('reach.procurement_item.department_id', true), '')::uuid[])::uuid[]), false));
CREATE POLICY reach ON "bom_import" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,BomImport}'::text[])
  OR created_by = ANY ((SELECT nullif(current_setting('reach.bom_import.created_by', true), '')::uuid[])::uuid[]), false));

-- What a task is called, for whoever buys the parts it waits for and may not open it: a name, as contracts have one.
GRANT SELECT (tenant_id, id, contract_id, title, deleted_at) ON "task" TO millwright_card_views;
CREATE POLICY card ON "task" FOR SELECT TO millwright_card_views USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE VIEW card.task AS SELECT tenant_id, id, contract_id, title, deleted_at FROM public.task;
GRANT SELECT ON card.task TO millwright_app;
GRANT CREATE, USAGE ON SCHEMA card TO millwright_card_views;
ALTER VIEW card.task OWNER TO millwright_card_views;
REVOKE CREATE ON SCHEMA card FROM millwright_card_views;
