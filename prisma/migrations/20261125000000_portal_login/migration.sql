-- The portal runs with a login of its own, which may become millwright_portal and millwright_auth and nothing else
-- (docs/decisions/0010). What it asks that so far only the staff's role could answer:

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
