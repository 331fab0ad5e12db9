-- Plans and acceptances belong to the archive as well: nobody writes them once their contract is archived.
SELECT millwright.seal('task_dependency');
SELECT millwright.seal('task_constraint');
SELECT millwright.seal('schedule_baseline');
SELECT millwright.seal('baseline_task');
SELECT millwright.seal('schedule_proposal');
SELECT millwright.seal('acceptance_stage');
SELECT millwright.seal('acceptance');
SELECT millwright.seal('acceptance_task');
SELECT millwright.seal('acceptance_round');
SELECT millwright.seal('acceptance_check');
SELECT millwright.seal('acceptance_evidence');
SELECT millwright.seal('non_conformance');
SELECT millwright.seal('concession');

-- What customers sign is bounded, says why where they refuse, and is signed by one of their own people.
ALTER TABLE "acceptance_signature" ADD CONSTRAINT "acceptance_signature_bounds" CHECK (
  length("typed_name") BETWEEN 1 AND 100 AND length("statement") <= 100 AND length("locale") <= 20
  AND ("reason" IS NULL OR length("reason") BETWEEN 1 AND 2000) AND "is_refusal" = ("reason" IS NOT NULL));

-- Whoever puts an entry in through the portal is a contact of the customer at hand, and its contract is neither over nor given up.
CREATE POLICY entry ON "customer_contact" FOR SELECT TO CURRENT_USER USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE FUNCTION millwright.take_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  IF nullif(current_setting('app.customer_id', true), '') IS NULL THEN
    RETURN NEW;
  END IF;
  PERFORM 1 FROM public.customer_contact k WHERE k.tenant_id = current_setting('app.tenant_id')::uuid
     AND k.id = nullif(current_setting('app.actor_id', true), '')::uuid AND k.customer_id = current_setting('app.customer_id')::uuid;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'portal.not_a_contact' USING ERRCODE = 'MW409';
  END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(NEW.contract_id::text, 0));
  PERFORM 1 FROM public.contract c WHERE c.tenant_id = current_setting('app.tenant_id')::uuid AND c.id = NEW.contract_id
     AND c.status IN ('archived', 'cancelled');
  IF FOUND THEN
    RAISE EXCEPTION 'portal.contract_over' USING ERRCODE = 'MW409';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER take_entry BEFORE INSERT ON "acceptance_signature" FOR EACH ROW EXECUTE FUNCTION millwright.take_entry();
CREATE TRIGGER take_entry BEFORE INSERT ON "delivery_signature" FOR EACH ROW EXECUTE FUNCTION millwright.take_entry();
CREATE TRIGGER take_entry BEFORE INSERT ON "feedback" FOR EACH ROW EXECUTE FUNCTION millwright.take_entry();
CREATE TRIGGER take_entry BEFORE INSERT ON "feedback_message" FOR EACH ROW EXECUTE FUNCTION millwright.take_entry();
