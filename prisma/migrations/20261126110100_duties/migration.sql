-- CreateTable
CREATE TABLE "duty" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "means" TEXT,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "deleted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "duty_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "duty_tenant_id_code_key" ON "duty"("tenant_id", "code");

-- What a duty lets its holder do is the product's to know; a firm maps its own words to it.
ALTER TABLE "duty" ADD CONSTRAINT "duty_means" CHECK ("means" IN ('inspector', 'purchaser', 'planner', 'safety_officer'));

SELECT millwright.protect('duty', 'Duty');

-- Every firm begins with the four duties the product knows, in both languages.
CREATE FUNCTION millwright.found_duties() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  INSERT INTO public.duty (tenant_id, id, code, name, name_en, means, sort_order) VALUES
    (NEW.id, millwright.new_id(), 'inspector', '质检员', 'Inspector', 'inspector', 1),
    (NEW.id, millwright.new_id(), 'purchaser', '采购员', 'Purchaser', 'purchaser', 2),
    (NEW.id, millwright.new_id(), 'planner', '计划员', 'Planner', 'planner', 3),
    (NEW.id, millwright.new_id(), 'safety_officer', '安全员', 'Safety officer', 'safety_officer', 4);
  RETURN NULL;
END $f$;
CREATE POLICY founding ON "tenant" FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY founding ON "duty" FOR INSERT TO CURRENT_USER WITH CHECK (true);
INSERT INTO "duty" (tenant_id, id, code, name, name_en, means, sort_order)
  SELECT t.id, millwright.new_id(), d.code, d.name, d.name_en, d.code, d.sort_order FROM "tenant" t, (VALUES
    ('inspector', '质检员', 'Inspector', 1), ('purchaser', '采购员', 'Purchaser', 2),
    ('planner', '计划员', 'Planner', 3), ('safety_officer', '安全员', 'Safety officer', 4)) AS d (code, name, name_en, sort_order);
DROP POLICY founding ON "tenant";
CREATE TRIGGER found_duties AFTER INSERT ON "tenant" FOR EACH ROW EXECUTE FUNCTION millwright.found_duties();
