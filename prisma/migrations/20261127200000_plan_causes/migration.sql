-- What made a plan propose new dates by itself: a task that was reported late, or a part. A proposal somebody asked for has
-- no cause but the reason they gave.
ALTER TABLE "schedule_proposal" ADD COLUMN "cause_type" TEXT,
    ADD COLUMN "cause_id" UUID,
    ADD COLUMN "cause_due" DATE;

ALTER TABLE "schedule_proposal" ADD CONSTRAINT "schedule_proposal_cause" CHECK (
  ("cause_type" IS NULL OR "cause_type" IN ('Task', 'ProcurementItem'))
  AND ("cause_type" IS NULL) = ("cause_id" IS NULL)
  AND ("cause_due" IS NULL OR "cause_id" IS NOT NULL));
