-- CreateTable
CREATE TABLE "search_entry" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('app.tenant_id'::text))::uuid,
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "terms" tsvector NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "search_entry_terms_idx" ON "search_entry" USING GIN ("terms");

-- Chinese is written without spaces: of each run of characters every one and every two neighbours are a term. What is written
-- with spaces is a term word by word. Nothing here depends on the database's locale.
CREATE FUNCTION millwright.search_terms(content text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$
  SELECT coalesce(array_agg(DISTINCT term), '{}') FROM (
    SELECT substr(run[1], at, size) AS term
      FROM regexp_matches(lower(normalize(content, NFKC)), '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f]+', 'g') AS run,
           generate_series(1, length(run[1])) AS at, generate_series(1, 2) AS size
     WHERE at + size - 1 <= length(run[1])
    UNION ALL
    SELECT left(run[1], 60) FROM regexp_matches(lower(normalize(content, NFKC)), '[a-z0-9\u00aa-\u1fff]+', 'g') AS run
  ) AS found
$f$;

-- What is asked for, as such terms: all of them, a word also by its beginning. Null where nothing is asked.
CREATE FUNCTION millwright.search_query(asked text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$
  SELECT string_agg(part, ' & ')::tsquery FROM (
    SELECT quote_literal(substr(run[1], at, least(2, length(run[1])))) AS part
      FROM regexp_matches(lower(normalize(asked, NFKC)), '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f]+', 'g') AS run,
           generate_series(1, greatest(1, length(run[1]) - 1)) AS at
    UNION ALL
    SELECT quote_literal(left(run[1], 60)) || ':*' FROM regexp_matches(lower(normalize(asked, NFKC)), '[a-z0-9\u00aa-\u1fff]+', 'g') AS run
  ) AS parts
$f$;

-- How well a name is what was asked for: all of it, its beginning, a part of it; else its words are somewhere.
CREATE FUNCTION millwright.search_rank(asked text, title text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$
  SELECT CASE WHEN lower(title) = asked THEN 3 WHEN starts_with(lower(title), asked) THEN 2 WHEN position(asked IN lower(title)) > 0 THEN 1 ELSE 0 END
$f$;

SELECT millwright.protect('search_entry', 'SearchEntry', false);
REVOKE INSERT, UPDATE, DELETE ON "search_entry" FROM millwright_app;
-- What is asked for is a policy and no condition of a statement. Under row-level security PostgreSQL looks into an index only by what
-- comes before the policies, or is one: "@@" is not leakproof, so as a condition it would be asked of every row. Whoever asks
-- for nothing is shown nothing.
CREATE POLICY asked ON "search_entry" AS RESTRICTIVE FOR SELECT TO millwright_app USING (terms @@ (nullif(current_setting('app.search', true), ''))::tsquery);

-- The entries of one kind that hold all that was asked for. Says nothing of what they are: who may read a record is asked where it is.
CREATE FUNCTION millwright.search(asked text, kind text) RETURNS TABLE (id uuid, asked_for text) LANGUAGE plpgsql ROWS 200 AS $f$
BEGIN
  PERFORM set_config('app.search', coalesce(millwright.search_query(asked)::text, ''), true);
  RETURN QUERY SELECT e.id, lower(trim(normalize(asked, NFKC))) FROM public.search_entry e WHERE e.subject_type = kind;
END $f$;

-- Entries follow their records. First argument: the kind; the others: the columns that are searched. Money is none of them, nowhere.
CREATE POLICY follow ON "search_entry" TO CURRENT_USER USING (tenant_id = current_setting('app.tenant_id')::uuid) WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE FUNCTION millwright.keep_search_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $f$
DECLARE
  fields jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  content text := '';
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM public.search_entry WHERE tenant_id = OLD.tenant_id AND id = OLD.id;
    RETURN NULL;
  END IF;
  FOR i IN 1 .. TG_NARGS - 1 LOOP
    content := content || coalesce(fields ->> TG_ARGV[i], '') || E'\n';
  END LOOP;
  INSERT INTO public.search_entry (tenant_id, id, subject_type, terms)
  VALUES (NEW.tenant_id, NEW.id, TG_ARGV[0], array_to_tsvector(millwright.search_terms(content)))
  ON CONFLICT (tenant_id, id) DO UPDATE SET terms = EXCLUDED.terms WHERE search_entry.terms IS DISTINCT FROM EXCLUDED.terms;
  RETURN NULL;
END $f$;

-- A table's rows are searched by these columns from now on, and those it has already.
CREATE FUNCTION millwright.searched(table_name text, subject text, VARIADIC columns text[]) RETURNS void LANGUAGE plpgsql AS $f$
DECLARE
  arguments text := (SELECT string_agg(quote_literal(c), ', ') FROM unnest(subject || columns) AS c);
  content text := (SELECT string_agg(format('coalesce(%I, '''')', c), ' || E''\n'' || ') FROM unnest(columns) AS c);
BEGIN
  EXECUTE format('CREATE TRIGGER search_kept AFTER INSERT OR DELETE OR UPDATE OF %s ON public.%I FOR EACH ROW EXECUTE FUNCTION millwright.keep_search_entry(%s)',
    (SELECT string_agg(quote_ident(c), ', ') FROM unnest(columns) AS c), table_name, arguments);
  EXECUTE format('CREATE POLICY searched ON public.%I FOR SELECT TO CURRENT_USER USING (true)', table_name);
  CREATE POLICY searched ON public.search_entry FOR INSERT TO CURRENT_USER WITH CHECK (true);
  EXECUTE format('INSERT INTO public.search_entry (tenant_id, id, subject_type, terms) SELECT tenant_id, id, %L, array_to_tsvector(millwright.search_terms(%s)) FROM public.%I',
    subject, content, table_name);
  EXECUTE format('DROP POLICY searched ON public.%I', table_name);
  DROP POLICY searched ON public.search_entry;
END $f$;

SELECT millwright.searched('contract', 'Contract', 'contract_no', 'project_no', 'name', 'scope_text', 'internal_notes');
SELECT millwright.searched('task', 'Task', 'title', 'description');
SELECT millwright.searched('procurement_item', 'ProcurementItem', 'name', 'part_no', 'drawing_no', 'specification', 'order_no', 'bom_position', 'notes');
SELECT millwright.searched('feedback', 'Feedback', 'number', 'title', 'text', 'serial_no');
SELECT millwright.searched('customer', 'Customer', 'name', 'code', 'address', 'internal_notes');
SELECT millwright.searched('file_asset', 'FileAsset', 'name', 'drawing_no', 'revision');
