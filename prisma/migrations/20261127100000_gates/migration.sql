-- Whoever ever had a task is kept with it: who may judge the work is decided by that, and taking somebody off opens nothing.
ALTER TABLE "task" ADD COLUMN "ever_assigned_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];

-- Kept by the database alone: whatever a statement says, nobody is forgotten.
CREATE FUNCTION millwright.remember_assignees() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.ever_assigned_ids := NEW.assignee_ids;
  ELSE
    NEW.ever_assigned_ids := ARRAY(SELECT DISTINCT x FROM unnest(OLD.ever_assigned_ids || NEW.assignee_ids) AS x ORDER BY x);
  END IF;
  RETURN NEW;
END $f$;

-- That somebody had it once is read from the trail of changes; a list that only follows another is no change of its own.
CREATE OR REPLACE FUNCTION millwright.audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
DECLARE
  before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) ELSE '{}'::jsonb END;
  after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) ELSE '{}'::jsonb END;
  subject jsonb := CASE WHEN TG_OP = 'DELETE' THEN before ELSE after END;
  changed jsonb;
BEGIN
  SELECT jsonb_object_agg(key, jsonb_build_array(before -> key, after -> key)) INTO changed
  FROM jsonb_object_keys(before || after) AS key
  WHERE before -> key IS DISTINCT FROM after -> key
    AND key NOT IN ('tenant_id', 'id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'token_hash', 'ever_assigned_ids');
  IF changed IS NULL AND TG_OP = 'UPDATE' THEN
    RETURN NULL;
  END IF;
  INSERT INTO public.audit_event (tenant_id, id, occurred_at, actor_id, ip, via, request_id, action, subject_type, subject_id, contract_id, changes)
  VALUES (
    (subject ->> 'tenant_id')::uuid, millwright.new_id(), clock_timestamp(),
    nullif(current_setting('app.actor_id', true), '')::uuid, nullif(current_setting('app.ip', true), ''),
    nullif(current_setting('app.via', true), ''),
    nullif(current_setting('app.request_id', true), ''), lower(TG_OP), TG_ARGV[0], (subject ->> 'id')::uuid,
    CASE WHEN TG_ARGV[0] = 'Contract' THEN (subject ->> 'id')::uuid ELSE (subject ->> 'contract_id')::uuid END,
    coalesce(changed, '{}'::jsonb)
  );
  RETURN NULL;
END $f$;

-- What is known of the past: who has each task, and whom the trail names. All firms at once, so the walls stand open for these statements.
ALTER TABLE "task" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "audit_event" NO FORCE ROW LEVEL SECURITY;
UPDATE "task" t SET "ever_assigned_ids" = ARRAY(
  SELECT DISTINCT x FROM (
    SELECT unnest(t."assignee_ids") AS x
    UNION
    SELECT jsonb_array_elements_text(side)::uuid
      FROM "audit_event" e, jsonb_array_elements(e."changes" -> 'assignee_ids') AS side
     WHERE e."tenant_id" = t."tenant_id" AND e."subject_type" = 'Task' AND e."subject_id" = t."id"
       AND jsonb_typeof(e."changes" -> 'assignee_ids') = 'array' AND jsonb_typeof(side) = 'array'
  ) AS known WHERE x IS NOT NULL ORDER BY x);
ALTER TABLE "audit_event" FORCE ROW LEVEL SECURITY;
ALTER TABLE "task" FORCE ROW LEVEL SECURITY;

CREATE TRIGGER remember_assignees BEFORE INSERT OR UPDATE OF assignee_ids, ever_assigned_ids ON "task"
  FOR EACH ROW EXECUTE FUNCTION millwright.remember_assignees();
