import { as, type Person } from '@millwright/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  DELIVERY_STATES,
  type DeliveryState,
  type DeliveryVerb,
  deliveryLifecycle,
} from './delivery.lifecycle.ts';
import { givenLoadingDock, type LoadingDock } from './delivery.scene.ts';

let dock: LoadingDock;
let people: Record<string, Person>;
beforeAll(async () => {
  // Delivered before, so that each delivery can be handed over without moving the contract on.
  dock = await givenLoadingDock({ status: 'delivered' });
  const { firm } = dock;
  const team = firm.staff.electrical;
  await firm.write(({ tx }) =>
    tx.contractMember.create({
      data: { contractId: dock.contractId, departmentId: firm.departments.electrical, memberId: team.id },
    }),
  );
  people = {
    boss: dock.boss,
    'project lead': dock.lead,
    'department’s leader': firm.leaders.electrical,
    'other leader': firm.leaders.mechanical,
    team,
    'other staff': firm.staff.procurement,
  };
}, 60_000);

async function outcome(person: Person, verb: DeliveryVerb, status: DeliveryState): Promise<string> {
  const deliveryId = await dock.delivery({ status });
  const signedOn = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
  try {
    await as(person).delivery[verb]({
      deliveryId,
      version: 1,
      name: '王工',
      signedOn,
      reason: '外壳划伤',
    } as never);
  } catch (error) {
    return (error as { cause: { kind: string } }).cause.kind;
  }
  return (await as(dock.boss).delivery.get({ deliveryId })).status;
}

describe('the lifecycle of a delivery', () => {
  it('is verb × state × role as written down in docs/lifecycles/delivery.md', async () => {
    const lines = [
      '# Lifecycle of a delivery',
      '',
      'Written by `delivery.lifecycle.test.ts`; every cell was tried. A state: the verb leads there. `–`: not the moment. `no`: sees it, may not. Blank: does not see it.',
    ];
    const WORDS: Record<string, string> = { conflict: '–', forbidden: 'no', not_found: '' };
    for (const verb of deliveryLifecycle.verbs) {
      lines.push(
        '',
        `## ${verb}`,
        '',
        `|     | ${DELIVERY_STATES.join(' | ')} |`,
        `| --- |${' --- |'.repeat(DELIVERY_STATES.length)}`,
      );
      for (const [role, person] of Object.entries(people)) {
        const cells: string[] = [];
        for (const status of DELIVERY_STATES) {
          const came = await outcome(person, verb, status);
          if (!(came in WORDS)) expect(came).toBe(deliveryLifecycle.next(status, verb));
          cells.push(WORDS[came] ?? came);
        }
        lines.push(`| ${role} | ${cells.join(' | ')} |`);
      }
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../../../../docs/lifecycles/delivery.md');
  }, 240_000);

  it('offers exactly what it lets people do', async () => {
    for (const status of DELIVERY_STATES) {
      const deliveryId = await dock.delivery({ status });
      for (const person of [dock.boss, dock.lead]) {
        const { allowed } = await as(person).delivery.get({ deliveryId });
        expect(allowed.filter((action) => deliveryLifecycle.verbs.includes(action as never)).sort()).toEqual(
          deliveryLifecycle.verbsFrom(status).sort(),
        );
      }
      expect((await as(people.team!).delivery.get({ deliveryId })).allowed).toEqual([]);
    }
  });
});
