import { newId } from '@millwright/db';
import type { Firm, Person } from '@millwright/testkit';
import { givenWorkplace, type Workplace } from '../tasks/tasks.scene.ts';
import { type ItemScene, makeItem, makeSupplier } from './procurement.factory.ts';

/** A contract at work, people with the duties of buying and inspecting, and a supplier: the stage of this module's tests. */
export interface BuyingPlace extends Workplace {
  purchaser: Person;
  inspector: Person;
  supplierId: string;
  item(scene?: Partial<ItemScene>): Promise<string>;
  /** An item of which goods came, and their receipt. */
  received(scene?: Partial<ItemScene>): Promise<{ id: string; receiptId: string }>;
}

async function withDuty(firm: Firm, name: string, duty: string): Promise<Person> {
  const person = await firm.member(name, 'staff', 'procurement');
  await firm.write(({ tx }) => tx.member.updateMany({ where: { id: person.id }, data: { duties: [duty] } }));
  return person;
}

export async function givenBuyingPlace(
  options: Parameters<typeof givenWorkplace>[0] = {},
): Promise<BuyingPlace> {
  const place = await givenWorkplace(options);
  const { firm, contractId } = place;
  const purchaser = await withDuty(firm, '采购员', 'purchaser');
  const inspector = await withDuty(firm, '质检员', 'inspector');
  const supplierId = await firm.write((scope) => makeSupplier(scope, { name: '宁波精工机电有限公司' }));
  const make = (scene: Partial<ItemScene>) =>
    firm.write((scope) =>
      makeItem(scope, { contractId, departmentId: firm.departments.electrical, ...scene }),
    );
  return {
    ...place,
    purchaser,
    inspector,
    supplierId,
    item: async (scene = {}) => (await make(scene)).id,
    received: async (scene = {}) => {
      const { id, receiptId } = await make({
        status: 'received',
        received: scene.quantity ?? '10',
        ...scene,
      });
      return { id, receiptId: receiptId as string };
    },
  };
}

/** A key as the page makes one for each press of the button. */
export const press = () => newId();
