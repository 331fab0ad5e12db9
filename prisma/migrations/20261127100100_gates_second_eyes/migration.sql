-- Critical feedback keeps a contract from being delivered. Who took it out of the way while it was open, when and why, stays with it.
ALTER TABLE "feedback" ADD COLUMN "lowered_by" UUID, ADD COLUMN "lowered_at" TIMESTAMPTZ(6), ADD COLUMN "lowered_reason" TEXT;
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_lowered" CHECK (
  num_nonnulls("lowered_by", "lowered_at", "lowered_reason") IN (0, 3) AND char_length(coalesce("lowered_reason", 'x')) BETWEEN 1 AND 2000);
-- Who delivers asks whether it was themselves.
CREATE INDEX "feedback_lowered" ON "feedback" ("tenant_id", "contract_id") WHERE "lowered_by" IS NOT NULL;

DROP TRIGGER touch ON "feedback";
CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF number, kind, title, text, severity, status, is_shown, task_id, serial_no, owner_id, respond_by, responded_at, settled_at, reject_reason, reopened_count, fix_done_at, follow_up_contract_id, lowered_by, lowered_at, lowered_reason ON "feedback" FOR EACH ROW EXECUTE FUNCTION millwright.touch();

-- Whatever the application forgets: open critical feedback is judged less bad with a name and a reason, and not by whoever leads the contract.
CREATE FUNCTION millwright.keep_critical() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF NEW.lowered_by IS NULL OR EXISTS (SELECT 1 FROM public.contract c WHERE c.tenant_id = NEW.tenant_id AND c.id = NEW.contract_id AND c.project_lead_id = NEW.lowered_by) THEN
    RAISE EXCEPTION 'feedback.second_eyes_needed' USING ERRCODE = 'MW409';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER keep_critical BEFORE UPDATE OF severity ON "feedback" FOR EACH ROW
  WHEN (OLD.severity = 'critical' AND NEW.severity <> 'critical' AND OLD.status IN ('new', 'triaged', 'in_progress'))
  EXECUTE FUNCTION millwright.keep_critical();
