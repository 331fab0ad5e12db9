import { newId } from '@millwright/db';
import { openWrite, type Scope } from '@millwright/platform';
import { as, asCustomer, given, refusal, testServices } from '@millwright/testkit';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { givenLoadingDock, type LoadingDock } from '../delivery/delivery.scene.ts';
import { settleSignature } from '../delivery/index.ts';

const sign = (deliveryId: string, more: object = {}) => ({
  id: newId(),
  deliveryId,
  round: 1,
  name: '王工',
  locale: 'zh-CN' as const,
  ...more,
});

async function inPortal(
  dock: LoadingDock,
  run: (scope: Scope) => Promise<unknown>,
  who = dock.firm.customer,
) {
  const request = { requestId: 'attack', ip: '192.0.2.7' };
  return openWrite(await testServices(), await who.contact.load(), request, run as never);
}

async function handedOver() {
  const dock = await givenLoadingDock();
  const deliveryId = await dock.delivery();
  await as(dock.lead).delivery.handOver({ deliveryId, version: 1 });
  return { dock, deliveryId, customer: asCustomer(dock.firm.customer.contact).delivery };
}

describe('signing for a delivery in the portal (003-13, X-02)', () => {
  it('is kept as it was read, begins the warranty and puts the contract into service', async () => {
    const { dock, deliveryId, customer } = await handedOver();
    const { contractId } = dock;
    const before = await customer.ofContract({ contractId });
    expect(before.items).toMatchObject([{ id: deliveryId, signature: null, items: [{ quantity: '1' }] }]);
    expect(JSON.stringify(before)).not.toContain('周敏');
    const sent = sign(deliveryId);
    expect(await customer.sign(sent)).toMatchObject({
      signature: {
        verdict: 'signed',
        source: 'portal',
        name: '王工',
        statement: expect.stringContaining('同意签收'),
      },
    });
    expect(await dock.firm.announcements()).toContainEqual({
      name: 'delivery.customer-signed',
      payload: { signatureId: sent.id, deliveryId, contractId },
    });
    await dock.firm.write((scope) => settleSignature(scope, sent.id));
    await dock.firm.write((scope) => settleSignature(scope, sent.id));
    const after = await as(dock.lead).delivery.get({ deliveryId });
    expect(after.status).toBe('signed');
    expect(after.warrantyEndsOn).not.toBeNull();
    expect(await dock.contractStatus()).toBe('in_service');
    expect((await as(dock.lead).notifications.list({})).items[0]).toMatchObject({
      kind: 'delivery_signed',
      facts: { verdict: 'signed', name: '王工' },
    });
  });

  it('happens once, whether it is sent twice or by two people', async () => {
    const { dock, deliveryId, customer } = await handedOver();
    const sent = sign(deliveryId);
    const tried = await Promise.allSettled([
      customer.sign(sent),
      customer.sign(sent),
      customer.sign(sign(deliveryId, { name: '李工' })),
    ]);
    expect(tried.some(({ status }) => status === 'fulfilled')).toBe(true);
    const { items } = await customer.ofContract({ contractId: dock.contractId });
    expect(items[0]!.signature).not.toBeNull();
    await expect(customer.refuse({ ...sign(deliveryId), reason: '反悔' })).rejects.toMatchObject(
      refusal('conflict', 'delivery.not_awaiting_signature'),
    );
  });

  it('can be refused with a reason; what comes again is signed for anew', async () => {
    const { dock, deliveryId, customer } = await handedOver();
    await expect(customer.refuse({ ...sign(deliveryId), reason: ' ' })).rejects.toMatchObject(
      refusal('invalid'),
    );
    const refused = { ...sign(deliveryId), reason: '外壳划伤' };
    await customer.refuse(refused);
    await dock.firm.write((scope) => settleSignature(scope, refused.id));
    const { status, version } = await as(dock.lead).delivery.get({ deliveryId });
    expect(status).toBe('refused');
    expect(await dock.contractStatus()).toBe('delivered');
    await as(dock.lead).delivery.handOver({ deliveryId, version });
    await expect(customer.sign(sign(deliveryId))).rejects.toMatchObject(
      refusal('conflict', 'delivery.not_awaiting_signature'),
    );
    expect(await customer.sign(sign(deliveryId, { round: 2 }))).toMatchObject({
      round: 2,
      signature: { verdict: 'signed' },
    });
  });

  it('is for what was handed over to this customer', async () => {
    const { dock, deliveryId } = await handedOver();
    const other = await dock.firm.customerWithContact('别家');
    const elsewhere = (await given.firm()).customer;
    for (const who of [other, elsewhere]) {
      await expect(asCustomer(who.contact).delivery.sign(sign(deliveryId))).rejects.toMatchObject(
        refusal('not_found', 'portal.delivery_not_found'),
      );
      await expect(
        inPortal(
          dock,
          ({ sql: db }) =>
            sql`insert into portal.delivery_signature (id, delivery_id, contract_id, verdict, name, statement)
                values (${newId()}::uuid, ${deliveryId}::uuid, ${dock.contractId}::uuid, 'signed', 'x', 'x')`.execute(
              db,
            ),
          who,
        ),
      ).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|conflict/) });
    }
    const prepared = await dock.delivery();
    await expect(asCustomer(dock.firm.customer.contact).delivery.sign(sign(prepared))).rejects.toMatchObject(
      refusal('not_found', 'portal.delivery_not_found'),
    );
    await expect(
      inPortal(dock, ({ sql: db }) =>
        sql`insert into portal.delivery_signature (id, delivery_id, contract_id, verdict, name, statement)
            values (${newId()}::uuid, ${prepared}::uuid, ${dock.contractId}::uuid, 'signed', 'x', 'x')`.execute(
          db,
        ),
      ),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'delivery.not_awaiting_signature' });
    await dock.firm.write(({ tx }) =>
      tx.contract.updateMany({ where: { id: dock.contractId }, data: { publishedAt: null } }),
    );
    await expect(
      asCustomer(dock.firm.customer.contact).delivery.sign(sign(deliveryId)),
    ).rejects.toMatchObject(refusal('not_found', 'portal.delivery_not_found'));
  });

  it.each([
    ['changed', `update portal.delivery_signature set name = 'x'`],
    ['taken back', 'delete from portal.delivery_signature'],
    [
      'backdated',
      `insert into portal.delivery_signature (id, delivery_id, contract_id, verdict, name, statement, signed_on) values ($1, $2, $3, 'signed', 'x', 'x', '2020-01-01')`,
    ],
  ])('cannot be %s by the portal', async (_how, statement) => {
    const { dock, deliveryId } = await handedOver();
    const text = statement
      .replace('$1', `'${newId()}'`)
      .replace('$2', `'${deliveryId}'`)
      .replace('$3', `'${dock.contractId}'`);
    await expect(inPortal(dock, ({ sql: db }) => sql.raw(text).execute(db))).rejects.toMatchObject({
      code: '42501',
    });
  });
});
