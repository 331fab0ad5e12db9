import { newId } from '@millwright/db';
import { openRead, openWrite, type Scope } from '@millwright/platform';
import { type Customer, type Firm, given, testDatabase, testServices } from '@millwright/testkit';
import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';

/** A table of entries as decision 0019 describes one, beside those of the product. */
const TRIAL = `
  CREATE TABLE trial_entry (
    tenant_id uuid NOT NULL DEFAULT current_setting('app.tenant_id')::uuid, id uuid NOT NULL, contract_id uuid NOT NULL,
    customer_id uuid NOT NULL DEFAULT current_setting('app.customer_id')::uuid, text text NOT NULL, secret text,
    created_at timestamptz, created_by uuid, updated_at timestamptz, updated_by uuid, version int, PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id));
  SELECT millwright.protect('trial_entry', 'TrialEntry');
  GRANT SELECT (tenant_id, id, contract_id, customer_id, text), INSERT (id, contract_id, text) ON trial_entry TO millwright_portal_views;
  CREATE POLICY portal ON trial_entry FOR SELECT TO millwright_portal_views USING (tenant_id = current_setting('app.tenant_id')::uuid AND customer_id = current_setting('app.customer_id')::uuid AND contract_id IN (SELECT id FROM public.contract));
  CREATE POLICY portal_entry ON trial_entry FOR INSERT TO millwright_portal_views WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid AND customer_id = current_setting('app.customer_id')::uuid AND contract_id IN (SELECT id FROM public.contract));
  CREATE VIEW portal.trial_entry WITH (security_barrier) AS SELECT id, contract_id, text FROM public.trial_entry;
  GRANT SELECT, INSERT ON portal.trial_entry TO millwright_portal;
  GRANT CREATE ON SCHEMA portal TO millwright_portal_views;
  ALTER VIEW portal.trial_entry OWNER TO millwright_portal_views;
  CREATE FUNCTION trial_moment() RETURNS trigger LANGUAGE plpgsql AS $f$
  BEGIN
    IF NEW.text = 'late' THEN RAISE EXCEPTION 'trial.too_late' USING ERRCODE = 'MW409'; END IF;
    RETURN NEW;
  END $f$;
  CREATE TRIGGER moment BEFORE INSERT ON trial_entry FOR EACH ROW EXECUTE FUNCTION trial_moment();
  CREATE TRIGGER announce_entry AFTER INSERT ON trial_entry FOR EACH ROW
    EXECUTE FUNCTION millwright.announce_entry('trial.entered', 'Contract', 'contract_id', 'entryId', 'id', 'contractId', 'contract_id');`;

let firm: Firm;
let shown: string;
let hidden: string;

async function asOwner(text: string) {
  const client = new pg.Client({ connectionString: (await testDatabase()).superuserUrl });
  await client.connect();
  try {
    await client.query('SET ROLE millwright_owner');
    await client.query(text);
  } finally {
    await client.end();
  }
}

const request = { requestId: 'entry-test', ip: '192.0.2.7' };

async function inPortal<T>(who: Customer, run: (scope: Scope) => Promise<T>): Promise<T> {
  return openWrite(await testServices(), await who.contact.load(), request, run as never);
}

const put = (who: Customer, contractId: string, text: string) =>
  inPortal(who, async ({ sql: db }) => {
    const id = newId();
    await sql`insert into portal.trial_entry (id, contract_id, text) values (${id}::uuid, ${contractId}::uuid, ${text})`.execute(
      db,
    );
    return id;
  });

const textsOf = async (who: Customer) =>
  openRead(await testServices(), await who.contact.load(), request, async ({ sql: db }) => {
    const { rows } = await sql<{ text: string }>`select text from portal.trial_entry`.execute(db);
    return rows.map(({ text }) => text);
  });

beforeAll(async () => {
  await asOwner(TRIAL);
  firm = await given.firm();
  const of = { customerId: firm.customer.id };
  shown = (await given.contract(firm, { ...of, published: true })).id;
  hidden = (await given.contract(firm, { ...of, published: false })).id;
}, 60_000);

describe('what a customer writes (decision 0019)', () => {
  it('is a row in their name, audited, and announced by the row itself', async () => {
    const id = await put(firm.customer, shown, 'all well');
    expect(await textsOf(firm.customer)).toEqual(['all well']);
    expect(await firm.announcements()).toContainEqual({
      name: 'trial.entered',
      payload: { entryId: id, contractId: shown },
    });
    const [audited] = await firm.read(({ sql: db }) =>
      db.selectFrom('audit_event').where('subject_id', '=', id).selectAll().execute(),
    );
    expect(audited).toMatchObject({ actor_id: firm.customer.contact.id, ip: request.ip, contract_id: shown });
  });

  it('concerns contracts shown to them alone', async () => {
    const other = await firm.customerWithContact('别家');
    const elsewhere = (await given.firm()).customer;
    for (const [who, contractId] of [
      [firm.customer, hidden],
      [firm.customer, newId()],
      [other, shown],
      [elsewhere, shown],
    ] as const)
      await expect(put(who, contractId, 'mine')).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await textsOf(other)).toEqual([]);
  });

  it('is refused at the wrong moment with the code of the module', async () => {
    await expect(put(firm.customer, shown, 'late')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'trial.too_late',
    });
  });

  it.each([
    ['changed', `update portal.trial_entry set text = 'other'`],
    ['removed', 'delete from portal.trial_entry'],
    [
      'given a column of the firm',
      `insert into public.trial_entry (id, contract_id, text, secret) values (gen_random_uuid(), gen_random_uuid(), 'x', 'y')`,
    ],
    [
      'announced by hand',
      `insert into public.outbox_event (id, name, payload) values (gen_random_uuid(), 'contracts.updated', '{}')`,
    ],
  ])('cannot be %s', async (_how, statement) => {
    await expect(
      inPortal(firm.customer, ({ sql: db }) => sql.raw(statement).execute(db)),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('announces nothing where the firm puts the row in itself', async () => {
    const before = (await firm.announcements()).length;
    await firm.write(({ sql: db }) =>
      sql`insert into trial_entry (id, contract_id, customer_id, text) values (${newId()}::uuid, ${shown}::uuid, ${firm.customer.id}::uuid, 'by us')`.execute(
        db,
      ),
    );
    expect((await firm.announcements()).length).toBe(before);
  });
});
