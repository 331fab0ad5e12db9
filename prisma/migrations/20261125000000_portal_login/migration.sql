-- The portal runs with a login of its own, which may become millwright_portal and millwright_auth and nothing else
-- (docs/decisions/0011). What it asks that so far only the staff's role could answer:

-- Whether a contact's customer is still there, for the principal each of their requests acts as; of one firm at a time.
GRANT SELECT (tenant_id, id, deleted_at) ON "customer" TO millwright_auth;
CREATE POLICY sign_in ON "customer" FOR SELECT TO millwright_auth USING (tenant_id = current_setting('app.tenant_id')::uuid);

-- Which migrations this database has: each process looks before it serves. Where Prisma itself tries out the history
-- (its shadow database) the table does not exist.
DO $do$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    GRANT SELECT (migration_name, finished_at, rolled_back_at) ON public."_prisma_migrations" TO millwright_auth;
  END IF;
END $do$;

-- Signing in serves both faces with one role. Through a login that cannot become the staff's role it reaches customers'
-- people and nobody else: otherwise a portal that was taken over could open itself a session at the staff's side.
CREATE FUNCTION millwright.staff_login() RETURNS boolean LANGUAGE sql STABLE AS $f$ SELECT pg_has_role(session_user, 'millwright_app', 'SET') $f$;
GRANT EXECUTE ON FUNCTION millwright.staff_login() TO millwright_auth;

CREATE POLICY customers_only ON "member" AS RESTRICTIVE TO millwright_auth USING (millwright.staff_login()) WITH CHECK (millwright.staff_login());
CREATE POLICY customers_only ON "invitation" AS RESTRICTIVE TO millwright_auth USING (contact_id IS NOT NULL OR millwright.staff_login()) WITH CHECK (contact_id IS NOT NULL OR millwright.staff_login());
CREATE POLICY customers_only ON "tenant" AS RESTRICTIVE FOR INSERT TO millwright_auth WITH CHECK (millwright.staff_login());
CREATE POLICY customers_only ON "outbox_event" AS RESTRICTIVE FOR INSERT TO millwright_auth WITH CHECK (millwright.staff_login());
-- A changed password ends every session of its account, also those of somebody who is staff as well; none of theirs is made.
CREATE POLICY customers_only ON "session" AS RESTRICTIVE TO millwright_auth
  USING (contact_id IS NOT NULL OR millwright.staff_login() OR EXISTS (SELECT 1 FROM public.customer_contact c WHERE c.account_id = session.account_id))
  WITH CHECK (contact_id IS NOT NULL AND member_id IS NULL OR millwright.staff_login());

-- Whom an invitation is for is not for signing in to change: which accounts are seen below follows from it.
REVOKE UPDATE ON "invitation" FROM millwright_auth;
GRANT UPDATE (accepted_at) ON "invitation" TO millwright_auth;
CREATE POLICY accepted_once ON "invitation" AS RESTRICTIVE FOR UPDATE TO millwright_auth USING (true) WITH CHECK (accepted_at IS NOT NULL OR millwright.staff_login());

-- An account belongs to no firm; it is a customer's once a contact has it. Whoever was invited and has one already proves it
-- with its password, so until then it is seen; it can be changed once a contact has it.
CREATE INDEX "invitation_open_email" ON "invitation" (lower("email")) WHERE "accepted_at" IS NULL AND "revoked_at" IS NULL;
ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "account" FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON "account" TO millwright_auth USING (true) WITH CHECK (true);
CREATE POLICY customers_seen ON "account" AS RESTRICTIVE FOR SELECT TO millwright_auth USING (
  millwright.staff_login()
  OR EXISTS (SELECT 1 FROM public.customer_contact c WHERE c.account_id = account.id)
  OR EXISTS (SELECT 1 FROM public.invitation i WHERE lower(i.email) = account.email AND i.contact_id IS NOT NULL AND i.accepted_at IS NULL AND i.revoked_at IS NULL));
CREATE POLICY customers_changed ON "account" AS RESTRICTIVE FOR UPDATE TO millwright_auth USING (
  millwright.staff_login() OR EXISTS (SELECT 1 FROM public.customer_contact c WHERE c.account_id = account.id));
CREATE POLICY customers_kept ON "account" AS RESTRICTIVE FOR DELETE TO millwright_auth USING (millwright.staff_login());
