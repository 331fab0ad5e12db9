import { as, given, type Person } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenLoadingDock, type LoadingDock } from '../delivery.scene.ts';
import { settleSignature } from './sign-delivery.ts';

const SIGNED = { name: '王工' };

/** Somebody whose role of the firm's own making writes down signatures and may do nothing else with the contract. */
async function givenClerk({ firm, boss }: LoadingDock): Promise<Person> {
  const grants = [
    { subject: 'Contract', action: 'read' },
    { subject: 'Delivery', action: 'read' },
    { subject: 'Delivery', action: 'recordSignature' },
  ].map((grant) => ({ ...grant, scope: 'ALL' as const }));
  const { id: roleId } = await as(boss).roles.create({ name: '签收登记', grants });
  const clerk = firm.staff.software;
  await as(boss).roles.assign({ roleId, memberId: clerk.id });
  return clerk;
}

async function handedOver(dock: LoadingDock) {
  const deliveryId = await dock.delivery();
  const { version, deliveredOn } = await as(dock.lead).delivery.handOver({ deliveryId, version: 1 });
  return { deliveryId, version, signedOn: deliveredOn! };
}

const bellOf = async (person: Person) =>
  (await as(person).notifications.list({})).items.map(({ kind }) => kind);
const waitsFor = async (person: Person, { contractId }: LoadingDock) =>
  (await as(person).delivery.ofContract({ contractId })).commission;

describe('putting a contract into service when everything is signed for', () => {
  it('is left to who may, as something to do, where whoever wrote it down may not', async () => {
    const dock = await givenLoadingDock();
    const { contractId, lead, boss } = dock;
    const clerk = await givenClerk(dock);
    await as(clerk).delivery.sign({ ...(await handedOver(dock)), ...SIGNED });
    expect(await dock.contractStatus()).toBe('delivered');
    expect(await bellOf(lead)).toContain('commission_waits');
    expect(await bellOf(boss)).toContain('commission_waits');
    expect(await bellOf(clerk)).not.toContain('commission_waits');

    expect(await waitsFor(clerk, dock)).toMatchObject({ mayDo: false });
    const waiting = await waitsFor(lead, dock);
    expect(waiting).toMatchObject({ mayDo: true });
    expect((await as(lead).dashboard.cockpit({ contractId })).gate).toEqual({ kind: 'commission' });
    await as(lead).contracts.commission({ contractId, version: waiting!.version });
    expect(await waitsFor(lead, dock)).toBeNull();
    expect(await dock.contractStatus()).toBe('in_service');
  });

  it('follows from the customer’s own signature in the portal, where the product does it', async () => {
    const dock = await givenLoadingDock();
    const { deliveryId } = await handedOver(dock);
    await dock.firm.write(async (scope) => {
      const { id } = await scope.tx.deliverySignature.create({
        data: {
          deliveryId,
          contractId: dock.contractId,
          round: 1,
          verdict: 'signed',
          name: '王工',
          statement: 'received',
          signedOn: new Date(),
        },
      });
      await settleSignature(scope, id);
    });
    expect(await dock.contractStatus()).toBe('in_service');
    expect(await waitsFor(dock.lead, dock)).toBeNull();
  });

  it('follows when what was refused is given up, and everything else is signed for', async () => {
    const dock = await givenLoadingDock();
    const { lead } = dock;
    const [one, two] = [await handedOver(dock), await handedOver(dock)];
    await as(lead).delivery.refuse({ ...one, ...SIGNED, reason: '外壳划伤' });
    await as(lead).delivery.sign({ ...two, ...SIGNED });
    expect(await dock.contractStatus()).toBe('delivered');
    expect(await waitsFor(lead, dock)).toBeNull();
    const { version } = await as(lead).delivery.get({ deliveryId: one.deliveryId });
    await as(lead).delivery.cancel({ deliveryId: one.deliveryId, version });
    expect(await dock.contractStatus()).toBe('in_service');
  });

  it('is among the to-dos of who may, and of nobody else, also not of another firm', async () => {
    const dock = await givenLoadingDock();
    const { contractId, lead, boss } = dock;
    const clerk = await givenClerk(dock);
    await as(clerk).delivery.sign({ ...(await handedOver(dock)), ...SIGNED });
    const listed = async (person: Person) =>
      (await as(person).todos.list({ kinds: ['commission'] })).items.map((todo) => todo.contractId);
    expect(await listed(lead)).toEqual([contractId]);
    // The boss may as well, and is not waited for where somebody leads the contract.
    for (const person of [boss, clerk, (await given.firm()).boss]) expect(await listed(person)).toEqual([]);
    const { version } = (await waitsFor(boss, dock))!;
    await as(boss).contracts.commission({ contractId, version });
    expect(await listed(lead)).toEqual([]);
  });
});
