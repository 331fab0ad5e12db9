-- How far a person's reading goes inside the firm is a matter of the database as well: these policies are written from
-- the modules' permission declarations (`reachPolicy` in packages/platform), and a test compares them with the code.
-- The ids stand in settings of the transaction; `app.reach` itself has no default, so that forgetting it is an error.
CREATE POLICY reach ON "contract" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,Contract}'::text[])
  OR department_ids && (SELECT nullif(current_setting('reach.contract.department_ids', true), '')::uuid[])::uuid[]
  OR id = ANY ((SELECT nullif(current_setting('reach.contract.id', true), '')::uuid[])::uuid[])
  OR project_lead_id = ANY ((SELECT nullif(current_setting('reach.contract.project_lead_id', true), '')::uuid[])::uuid[]), false));
CREATE POLICY reach ON "task" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,Task}'::text[])
  OR (assignee_ids && (SELECT nullif(current_setting('reach.task.assignee_ids_and_not_contract_id.assignee_ids', true), '')::uuid[])::uuid[] AND contract_id <> ALL ((SELECT nullif(current_setting('reach.task.assignee_ids_and_not_contract_id.not_contract_id', true), '')::uuid[])::uuid[]))
  OR contract_id = ANY ((SELECT nullif(current_setting('reach.task.contract_id', true), '')::uuid[])::uuid[])
  OR department_id = ANY ((SELECT nullif(current_setting('reach.task.department_id', true), '')::uuid[])::uuid[]), false));
CREATE POLICY reach ON "import_run" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,ImportRun}'::text[])
  OR created_by = ANY ((SELECT nullif(current_setting('reach.import_run.created_by', true), '')::uuid[])::uuid[]), false));
CREATE POLICY reach ON "customer" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,Customer}'::text[])
  OR id = ANY ((SELECT nullif(current_setting('reach.customer.id', true), '')::uuid[])::uuid[]), false));
CREATE POLICY reach ON "customer_contact" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,CustomerContact}'::text[])
  OR customer_id = ANY ((SELECT nullif(current_setting('reach.customer_contact.customer_id', true), '')::uuid[])::uuid[]), false));
CREATE POLICY reach ON "audit_event" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,AuditEvent}'::text[])
  OR actor_id = ANY ((SELECT nullif(current_setting('reach.audit_event.actor_id', true), '')::uuid[])::uuid[])
  OR contract_id = ANY ((SELECT nullif(current_setting('reach.audit_event.contract_id', true), '')::uuid[])::uuid[]), false));

-- Adding up a contract's tasks is the database's own work, whoever reported: they may not even see the contract.
ALTER FUNCTION millwright.roll_up_task() SECURITY DEFINER SET search_path = pg_catalog, public;
ALTER FUNCTION millwright.roll_up_new_tasks() SECURITY DEFINER SET search_path = pg_catalog, public;
CREATE POLICY roll_up ON "contract" TO CURRENT_USER USING (tenant_id = current_setting('app.tenant_id')::uuid) WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);

-- What a record is called is shown beside those that refer to it, to people who may not open it: who was given a task
-- sees whose contract it belongs to. Names and states only, within the firm. No security barrier: these views hide columns,
-- not rows, and a barrier would keep lists that join them from following their index.
CREATE SCHEMA card;
GRANT USAGE ON SCHEMA public TO millwright_card_views;
GRANT SELECT (tenant_id, id, contract_no, name, status, deleted_at) ON "contract" TO millwright_card_views;
GRANT SELECT (tenant_id, id, name) ON "customer" TO millwright_card_views;
CREATE POLICY card ON "contract" FOR SELECT TO millwright_card_views USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY card ON "customer" FOR SELECT TO millwright_card_views USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE VIEW card.contract AS SELECT tenant_id, id, contract_no, name, status, deleted_at FROM public.contract;
CREATE VIEW card.customer AS SELECT tenant_id, id, name FROM public.customer;
GRANT SELECT ON ALL TABLES IN SCHEMA card TO millwright_app;
GRANT CREATE, USAGE ON SCHEMA card TO millwright_card_views;
ALTER VIEW card.contract OWNER TO millwright_card_views;
ALTER VIEW card.customer OWNER TO millwright_card_views;
REVOKE CREATE ON SCHEMA card FROM millwright_card_views;
GRANT USAGE ON SCHEMA card TO millwright_app;
