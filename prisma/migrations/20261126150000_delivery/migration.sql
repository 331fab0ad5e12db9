-- CreateTable
CREATE TABLE "delivery" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "contract_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'prepared',
    "department_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "place" TEXT NOT NULL,
    "carrier" TEXT,
    "recipient" TEXT,
    "remark" TEXT,
    "delivered_on" DATE,
    "handed_over_at" TIMESTAMPTZ(6),
    "handed_over_by" UUID,
    "round" INTEGER NOT NULL DEFAULT 0,
    "warranty_months" INTEGER,
    "warranty_starts_on" DATE,
    "warranty_ends_on" DATE,
    "note_problem" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "delivery_item" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "quantity" DECIMAL(18,3) NOT NULL,
    "unit" TEXT NOT NULL,
    "serial_nos" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delivery_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "delivery_override" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'requested',
    "reason" TEXT NOT NULL,
    "blockers" JSONB NOT NULL,
    "requested_by" UUID NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delivery_override_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "delivery_note" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delivery_note_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "delivery_note_content" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delivery_note_content_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "delivery_signature" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'paper',
    "name" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "reason" TEXT,
    "signed_on" DATE,
    "contact_id" UUID,
    "member_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delivery_signature_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "delivery_tenant_id_number_key" ON "delivery"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "delivery_tenant_id_contract_id_idx" ON "delivery"("tenant_id", "contract_id");

-- CreateIndex
CREATE INDEX "delivery_tenant_id_warranty_ends_on_idx" ON "delivery"("tenant_id", "warranty_ends_on");

-- CreateIndex
CREATE INDEX "delivery_department_ids_idx" ON "delivery" USING GIN ("department_ids");

-- CreateIndex
CREATE INDEX "delivery_item_tenant_id_delivery_id_place_idx" ON "delivery_item"("tenant_id", "delivery_id", "place");

-- CreateIndex
CREATE INDEX "delivery_item_serial_nos_idx" ON "delivery_item" USING GIN ("serial_nos");

-- CreateIndex
CREATE INDEX "delivery_override_tenant_id_delivery_id_idx" ON "delivery_override"("tenant_id", "delivery_id");

-- CreateIndex
CREATE INDEX "delivery_override_tenant_id_contract_id_status_idx" ON "delivery_override"("tenant_id", "contract_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_note_tenant_id_delivery_id_locale_stage_round_key" ON "delivery_note"("tenant_id", "delivery_id", "locale", "stage", "round");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_note_content_tenant_id_note_id_key" ON "delivery_note_content"("tenant_id", "note_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_signature_tenant_id_delivery_id_round_key" ON "delivery_signature"("tenant_id", "delivery_id", "round");

-- The owner's own policy on contracts asks for a firm, also where an empty table is looked through.
SELECT set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', true);

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_tenant_id_contract_id_fkey" FOREIGN KEY ("tenant_id", "contract_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "delivery_item" ADD CONSTRAINT "delivery_item_tenant_id_delivery_id_fkey" FOREIGN KEY ("tenant_id", "delivery_id") REFERENCES "delivery"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "delivery_override" ADD CONSTRAINT "delivery_override_tenant_id_delivery_id_fkey" FOREIGN KEY ("tenant_id", "delivery_id") REFERENCES "delivery"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "delivery_note" ADD CONSTRAINT "delivery_note_tenant_id_delivery_id_fkey" FOREIGN KEY ("tenant_id", "delivery_id") REFERENCES "delivery"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "delivery_signature" ADD CONSTRAINT "delivery_signature_tenant_id_delivery_id_fkey" FOREIGN KEY ("tenant_id", "delivery_id") REFERENCES "delivery"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "delivery_note_content" ADD CONSTRAINT "delivery_note_content_tenant_id_note_id_fkey" FOREIGN KEY ("tenant_id", "note_id") REFERENCES "delivery_note"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;


ALTER TABLE "delivery" ADD CONSTRAINT "delivery_status" CHECK ("status" IN ('prepared', 'handed_over', 'signed', 'refused', 'cancelled'));
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_bounded" CHECK (char_length("place") BETWEEN 1 AND 500 AND char_length(coalesce("carrier", '')) <= 200
  AND char_length(coalesce("recipient", '')) <= 200 AND char_length(coalesce("remark", '')) <= 2000 AND coalesce("warranty_months", 1) BETWEEN 1 AND 600);
ALTER TABLE "delivery_item" ADD CONSTRAINT "delivery_item_bounded" CHECK (char_length("text") BETWEEN 1 AND 500 AND char_length("unit") BETWEEN 1 AND 20
  AND "quantity" > 0 AND cardinality("serial_nos") <= 500);
-- Two different people, whatever way they came: nobody confirms, or turns down, what they asked for themselves.
ALTER TABLE "delivery_override" ADD CONSTRAINT "delivery_override_two_people" CHECK ("status" NOT IN ('confirmed', 'used', 'declined')
  OR ("decided_by" IS NOT NULL AND "decided_at" IS NOT NULL AND "decided_by" <> "requested_by"));
ALTER TABLE "delivery_override" ADD CONSTRAINT "delivery_override_status" CHECK ("status" IN ('requested', 'confirmed', 'declined', 'withdrawn', 'used'));
ALTER TABLE "delivery_override" ADD CONSTRAINT "delivery_override_reason" CHECK (char_length("reason") BETWEEN 1 AND 2000);
-- One at a time: what is open is decided about once.
CREATE UNIQUE INDEX "delivery_override_one" ON "delivery_override" ("tenant_id", "delivery_id") WHERE "status" IN ('requested', 'confirmed');
ALTER TABLE "delivery_note" ADD CONSTRAINT "delivery_note_stage" CHECK ("stage" IN ('handed_over', 'signed', 'refused') AND "locale" IN ('zh-CN', 'en'));
-- The bytes are what their hash says: the database itself counts.
ALTER TABLE "delivery_note_content" ADD CONSTRAINT "delivery_note_content_hash" CHECK (encode(sha256("bytes"), 'hex') = "sha256");
ALTER TABLE "delivery_signature" ADD CONSTRAINT "delivery_signature_verdict" CHECK (("verdict" = 'signed' AND "reason" IS NULL) OR ("verdict" = 'refused' AND char_length("reason") BETWEEN 1 AND 2000));
ALTER TABLE "delivery_signature" ADD CONSTRAINT "delivery_signature_source" CHECK (("source" = 'portal' AND "contact_id" IS NOT NULL AND "signed_on" IS NULL) OR ("source" = 'paper' AND "contact_id" IS NULL AND "signed_on" IS NOT NULL));
ALTER TABLE "delivery_signature" ADD CONSTRAINT "delivery_signature_bounded" CHECK (char_length("name") BETWEEN 1 AND 100 AND char_length("statement") BETWEEN 1 AND 500);

SELECT millwright.protect('delivery', 'Delivery');
SELECT millwright.protect('delivery_item', 'DeliveryItem');
SELECT millwright.protect('delivery_override', 'DeliveryOverride');
SELECT millwright.protect('delivery_note', 'DeliveryNote');
-- The hash of each is in the trail with its note; the bytes themselves would fill it.
SELECT millwright.protect('delivery_note_content', 'DeliveryNoteContent', false);
SELECT millwright.protect('delivery_signature', 'DeliverySignature');
-- Of a contract that is archived nothing changes any more.
SELECT millwright.seal('delivery');
SELECT millwright.seal('delivery_item');
SELECT millwright.seal('delivery_override');
SELECT millwright.seal('delivery_note');
SELECT millwright.seal('delivery_signature');

-- Evidence: put in once, never changed.
REVOKE UPDATE, DELETE ON "delivery_signature", "delivery_note", "delivery_note_content" FROM millwright_app;
REVOKE DELETE ON "delivery", "delivery_override" FROM millwright_app;

-- Departments follow the contract, so that rules can ask without a join. That is no edit of the delivery.
CREATE POLICY follow ON "delivery" TO CURRENT_USER USING (tenant_id = current_setting('app.tenant_id')::uuid) WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE FUNCTION millwright.delivery_follows_contract() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  UPDATE public.delivery SET department_ids = NEW.department_ids WHERE tenant_id = NEW.tenant_id AND contract_id = NEW.id;
  RETURN NULL;
END $f$;
CREATE TRIGGER delivery_follows AFTER UPDATE OF department_ids ON "contract" FOR EACH ROW
  WHEN (OLD.department_ids IS DISTINCT FROM NEW.department_ids) EXECUTE FUNCTION millwright.delivery_follows_contract();
DROP TRIGGER touch ON "delivery";
DROP TRIGGER audit ON "delivery";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF status, place, carrier, recipient, remark, delivered_on, handed_over_at, handed_over_by, round, warranty_months, warranty_starts_on, warranty_ends_on ON "delivery" FOR EACH ROW EXECUTE FUNCTION millwright.touch();
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "delivery" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION millwright.audit('Delivery');

-- A signature is for what was handed over and waits for one, whoever puts it in; who signs in the portal is not theirs to say.
CREATE FUNCTION millwright.sign_delivery() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
DECLARE
  delivery record;
BEGIN
  SELECT d.status, d.round, d.contract_id INTO delivery FROM public.delivery d
   WHERE d.tenant_id = current_setting('app.tenant_id')::uuid AND d.id = NEW.delivery_id FOR NO KEY UPDATE;
  IF NOT FOUND OR delivery.contract_id <> NEW.contract_id OR delivery.status <> 'handed_over' THEN
    RAISE EXCEPTION 'delivery.not_awaiting_signature' USING ERRCODE = 'MW409';
  END IF;
  NEW.round := delivery.round;
  IF nullif(current_setting('app.customer_id', true), '') IS NOT NULL THEN
    NEW.source := 'portal';
    NEW.contact_id := nullif(current_setting('app.actor_id', true), '')::uuid;
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER by_customer BEFORE INSERT ON "delivery_signature" FOR EACH ROW EXECUTE FUNCTION millwright.sign_delivery();

-- The portal: what was handed over, what is in it, its notes, and what was signed (decision 0019).
GRANT SELECT (tenant_id, id, number, contract_id, status, place, carrier, recipient, remark, delivered_on, round, warranty_months, warranty_starts_on, warranty_ends_on) ON "delivery" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, delivery_id, contract_id, place, text, quantity, unit, serial_nos) ON "delivery_item" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, delivery_id, contract_id, locale, stage, round, size, sha256) ON "delivery_note" TO millwright_portal_views;
GRANT SELECT (tenant_id, note_id, bytes) ON "delivery_note_content" TO millwright_portal_views;
GRANT SELECT (tenant_id, id, delivery_id, contract_id, round, verdict, source, name, statement, reason, signed_on, contact_id, created_at), INSERT (id, delivery_id, contract_id, verdict, name, statement, reason) ON "delivery_signature" TO millwright_portal_views;

CREATE POLICY portal ON "delivery" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND status IN ('handed_over', 'signed', 'refused') AND contract_id IN (SELECT id FROM public.contract));
CREATE POLICY portal ON "delivery_item" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND delivery_id IN (SELECT id FROM public.delivery));
CREATE POLICY portal ON "delivery_note" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND delivery_id IN (SELECT id FROM public.delivery));
CREATE POLICY portal ON "delivery_note_content" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND note_id IN (SELECT id FROM public.delivery_note));
CREATE POLICY portal ON "delivery_signature" FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND delivery_id IN (SELECT id FROM public.delivery));
CREATE POLICY portal_entry ON "delivery_signature" FOR INSERT TO millwright_portal_views WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid AND source = 'portal' AND contact_id = current_setting('app.actor_id')::uuid
  AND (delivery_id, contract_id) IN (SELECT d.id, d.contract_id FROM public.delivery d));

CREATE VIEW portal.delivery WITH (security_barrier) AS SELECT d.id, d.number, d.contract_id, d.status, d.place, d.carrier, d.recipient, d.remark, d.delivered_on, d.round, d.warranty_months, d.warranty_starts_on, d.warranty_ends_on FROM public.delivery d;
CREATE VIEW portal.delivery_item WITH (security_barrier) AS SELECT i.id, i.delivery_id, i.place, i.text, i.quantity, i.unit, i.serial_nos FROM public.delivery_item i;
CREATE VIEW portal.delivery_note WITH (security_barrier) AS SELECT n.id, n.delivery_id, n.locale, n.stage, n.round, n.size, n.sha256, c.bytes FROM public.delivery_note n JOIN public.delivery_note_content c ON c.tenant_id = n.tenant_id AND c.note_id = n.id;
CREATE VIEW portal.delivery_signature WITH (security_barrier) AS SELECT s.id, s.delivery_id, s.contract_id, s.round, s.verdict, s.source, s.name, s.statement, s.reason, s.signed_on, s.created_at FROM public.delivery_signature s;
GRANT SELECT ON portal.delivery, portal.delivery_item, portal.delivery_note TO millwright_portal;
GRANT SELECT, INSERT ON portal.delivery_signature TO millwright_portal;
GRANT CREATE ON SCHEMA portal TO millwright_portal_views;
ALTER VIEW portal.delivery OWNER TO millwright_portal_views;
ALTER VIEW portal.delivery_item OWNER TO millwright_portal_views;
ALTER VIEW portal.delivery_note OWNER TO millwright_portal_views;
ALTER VIEW portal.delivery_signature OWNER TO millwright_portal_views;
REVOKE CREATE ON SCHEMA portal FROM millwright_portal_views;

CREATE TRIGGER announce_entry AFTER INSERT ON "delivery_signature" FOR EACH ROW
  EXECUTE FUNCTION millwright.announce_entry('delivery.customer-signed', 'Delivery', 'delivery_id', 'signatureId', 'id', 'deliveryId', 'delivery_id', 'contractId', 'contract_id');

-- How far people read, in the database as well (see the decision on reach).
CREATE POLICY reach ON "delivery" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,Delivery}'::text[])
  OR contract_id = ANY ((SELECT nullif(current_setting('reach.delivery.contract_id', true), '')::uuid[])::uuid[])
  OR department_ids && (SELECT nullif(current_setting('reach.delivery.department_ids', true), '')::uuid[])::uuid[], false));
