-- Who fetched or looked at a file stands in the audit trail beside who changed it. No trigger sees a reading, so it is said: by
-- these two functions and no other way, and once in ten minutes for the same person, version and way, since a page fetches
-- a document in many pieces.
CREATE POLICY noting ON "audit_event" FOR SELECT TO CURRENT_USER USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY noting ON "file_publication" FOR SELECT TO CURRENT_USER USING (tenant_id = current_setting('app.tenant_id')::uuid);

CREATE FUNCTION millwright.note_file_access(file uuid, contract uuid, version_no int, how text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
DECLARE
  firm uuid := current_setting('app.tenant_id')::uuid;
  actor uuid := nullif(current_setting('app.actor_id', true), '')::uuid;
  through text := nullif(current_setting('app.via', true), '');
  -- The smallest id of that moment: ids are in the order of time, so only the last few entries of the file are looked at.
  lately uuid := (lpad(to_hex(floor(extract(epoch FROM clock_timestamp() - interval '10 minutes') * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid;
BEGIN
  IF how NOT IN ('download', 'archive', 'view') THEN
    RAISE EXCEPTION 'Files are not fetched this way: %', how USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT FROM public.audit_event a
    WHERE a.tenant_id = firm AND a.subject_type = 'FileAsset' AND a.subject_id = file AND a.id > lately
      AND a.action = how AND a.actor_id IS NOT DISTINCT FROM actor AND a.via IS NOT DISTINCT FROM through
      AND a.changes -> 'version_no' ->> 1 = version_no::text
  ) THEN
    RETURN;
  END IF;
  INSERT INTO public.audit_event (tenant_id, id, occurred_at, actor_id, ip, via, request_id, action, subject_type, subject_id, contract_id, changes)
  VALUES (firm, millwright.new_id(), clock_timestamp(), actor, nullif(current_setting('app.ip', true), ''), through,
    nullif(current_setting('app.request_id', true), ''), how, 'FileAsset', file, contract,
    jsonb_build_object('version_no', jsonb_build_array(NULL, version_no)));
END $f$;
REVOKE ALL ON FUNCTION millwright.note_file_access(uuid, uuid, int, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION millwright.note_file_access(uuid, uuid, int, text) TO millwright_app;

-- The portal knows a document and nothing of the file behind it: the note is left for the file, and only for a document that is
-- shown to the customer whose contact asks.
CREATE FUNCTION portal.note_document_access(document uuid, how text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
BEGIN
  PERFORM millwright.note_file_access(p.file_id, p.contract_id, p.version_no, how) FROM public.file_publication p
  WHERE p.tenant_id = current_setting('app.tenant_id')::uuid AND p.id = document AND p.state = 'ready' AND p.ended_at IS NULL
    AND p.customer_id = current_setting('app.customer_id')::uuid;
END $f$;
REVOKE ALL ON FUNCTION portal.note_document_access(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.note_document_access(uuid, text) TO millwright_portal;

-- A code found on a leaked page is looked up among what customers were given as well.
CREATE INDEX "file_publication_tenant_id_trace_code_idx" ON "file_publication"("tenant_id", "trace_code");
