-- What a task was made for: a rejected acceptance, a complaint of a customer. The module behind `cause_type` knows what `cause_id` is.
ALTER TABLE "task" ADD COLUMN "cause_type" TEXT;
ALTER TABLE "task" ADD COLUMN "cause_id" UUID;
ALTER TABLE "task" ADD CONSTRAINT "task_cause" CHECK (("cause_type" IS NULL) = ("cause_id" IS NULL));
CREATE INDEX "task_tenant_id_cause_type_cause_id_idx" ON "task"("tenant_id", "cause_type", "cause_id");

-- What customers write (decision 0019): rows of their own, put in through a view of the portal. The row says itself what has
-- happened, so that the portal's role needs no right to announce, and can announce nothing it has not done.
--   CREATE TRIGGER announce_entry AFTER INSERT ON "x" FOR EACH ROW
--     EXECUTE FUNCTION millwright.announce_entry('<event>', '<Subject>', '<column with its id>', '<payload key>', '<column>', …);
-- For rows a customer's contact puts in alone; what the firm itself puts in is announced by the operation that does so.
CREATE FUNCTION millwright.announce_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
DECLARE
  entry jsonb := to_jsonb(NEW);
  payload jsonb := '{}'::jsonb;
BEGIN
  IF nullif(current_setting('app.customer_id', true), '') IS NULL THEN
    RETURN NULL;
  END IF;
  FOR place IN 3 .. TG_NARGS - 2 BY 2 LOOP
    payload := payload || jsonb_build_object(TG_ARGV[place], entry -> TG_ARGV[place + 1]);
  END LOOP;
  INSERT INTO public.outbox_event (tenant_id, id, name, payload, subject_type, subject_id, actor_id, request_id)
  VALUES (
    (entry ->> 'tenant_id')::uuid, millwright.new_id(), TG_ARGV[0], payload, TG_ARGV[1], (entry ->> TG_ARGV[2])::uuid,
    nullif(current_setting('app.actor_id', true), '')::uuid, nullif(current_setting('app.request_id', true), '')
  );
  RETURN NULL;
END $f$;
-- For that function, which runs as the owner, and for rows of the firm at hand.
CREATE POLICY entry_write ON "outbox_event" FOR INSERT TO CURRENT_USER WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
