-- How far work is follows from what was reported, and from nothing else (U7). This finds stored percents that say something
-- else, whoever wrote them, puts them right, and answers what it found. Rows are held before they are looked at again:
-- a report that arrives at the same moment is not mistaken for a difference.
CREATE FUNCTION millwright.repair_progress() RETURNS TABLE (subject text, id uuid, contract_id uuid, stored numeric, reported numeric)
LANGUAGE plpgsql AS $f$
DECLARE
  found_id uuid;
BEGIN
  FOR found_id IN
    SELECT t.id FROM public.task t
     WHERE t.progress <> coalesce((SELECT e.percent FROM public.progress_event e
       WHERE e.tenant_id = t.tenant_id AND e.task_id = t.id ORDER BY e.reported_at DESC, e.id DESC LIMIT 1), 0)
     ORDER BY t.id
  LOOP
    PERFORM 1 FROM public.task t WHERE t.id = found_id FOR UPDATE;
    RETURN QUERY
      WITH last AS (
        SELECT t.tenant_id, t.id, t.progress, t.completed_at, e.percent, e.reported_at FROM public.task t
          LEFT JOIN LATERAL (SELECT x.percent, x.reported_at FROM public.progress_event x
            WHERE x.tenant_id = t.tenant_id AND x.task_id = t.id ORDER BY x.reported_at DESC, x.id DESC LIMIT 1) e ON true
         WHERE t.id = found_id AND t.progress <> coalesce(e.percent, 0)
      )
      UPDATE public.task t SET progress = coalesce(last.percent, 0), last_progress_at = last.reported_at,
             completed_at = CASE WHEN last.percent = 100 THEN coalesce(last.completed_at, last.reported_at) END
        FROM last WHERE t.tenant_id = last.tenant_id AND t.id = last.id
      RETURNING 'Task'::text, t.id, t.contract_id, last.progress::numeric, coalesce(last.percent, 0)::numeric;
  END LOOP;
  FOR found_id IN
    SELECT c.id FROM public.contract c LEFT JOIN LATERAL (
      SELECT coalesce(sum(t.weight), 0) AS weight, coalesce(sum(t.weight * t.progress / 100.0), 0) AS done, count(*) AS tasks,
             count(*) FILTER (WHERE t.progress = 100) AS tasks_done
        FROM public.task t WHERE t.tenant_id = c.tenant_id AND t.contract_id = c.id AND t.deleted_at IS NULL) s ON true
     WHERE c.weight_total <> s.weight OR c.weight_done <> s.done OR c.task_count <> s.tasks OR c.task_done_count <> s.tasks_done
        OR c.progress <> CASE WHEN s.weight > 0 THEN round(s.done * 100 / s.weight, 2) ELSE 0 END
     ORDER BY c.id
  LOOP
    PERFORM 1 FROM public.contract c WHERE c.id = found_id FOR UPDATE;
    RETURN QUERY
      WITH sums AS (
        SELECT c.tenant_id, c.id, c.progress, s.* FROM public.contract c LEFT JOIN LATERAL (
          SELECT coalesce(sum(t.weight), 0) AS weight, coalesce(sum(t.weight * t.progress / 100.0), 0) AS done, count(*)::int AS tasks,
                 (count(*) FILTER (WHERE t.progress = 100))::int AS tasks_done
            FROM public.task t WHERE t.tenant_id = c.tenant_id AND t.contract_id = c.id AND t.deleted_at IS NULL) s ON true
         WHERE c.id = found_id
           AND (c.weight_total <> s.weight OR c.weight_done <> s.done OR c.task_count <> s.tasks OR c.task_done_count <> s.tasks_done
             OR c.progress <> CASE WHEN s.weight > 0 THEN round(s.done * 100 / s.weight, 2) ELSE 0 END)
      )
      UPDATE public.contract c SET weight_total = sums.weight, weight_done = sums.done, task_count = sums.tasks,
             task_done_count = sums.tasks_done, progress = CASE WHEN sums.weight > 0 THEN round(sums.done * 100 / sums.weight, 2) ELSE 0 END
        FROM sums WHERE c.tenant_id = sums.tenant_id AND c.id = sums.id
      RETURNING 'Contract'::text, c.id, c.id, sums.progress::numeric, c.progress::numeric;
  END LOOP;
END $f$;
GRANT EXECUTE ON FUNCTION millwright.repair_progress() TO millwright_app;
