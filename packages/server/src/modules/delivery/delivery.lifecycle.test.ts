import { as, type Person } from '@millwright/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  DELIVERY_STATES,
  type DeliveryState,
  type DeliveryVerb,
  deliveryLifecycle,
  OVERRIDE_STATES,
  type OverrideState,
  overrideLifecycle,
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

/** What people do with a request to deliver all the same; it is used up by the delivery itself. */
const OVERRIDE_VERBS = ['confirm', 'decline', 'withdraw'] as const;
const DECIDED: readonly OverrideState[] = ['confirmed', 'declined', 'used'];

/** A request the project lead made, and what came of somebody's verb on it. */
async function overrideOutcome(
  person: Person,
  verb: (typeof OVERRIDE_VERBS)[number],
  status: OverrideState,
): Promise<string> {
  const { firm, contractId, lead, otherBoss } = dock;
  const deliveryId = await dock.delivery();
  const overrideId = await firm.write(async ({ tx }) => {
    const decided = DECIDED.includes(status) ? { decidedBy: otherBoss.id, decidedAt: new Date() } : {};
    const data = { deliveryId, contractId, reason: '客户要求', blockers: [], requestedBy: lead.id, status };
    return (await tx.deliveryOverride.create({ data: { ...data, ...decided } })).id;
  });
  const seen = { overrideId, version: 1 };
  try {
    if (verb === 'withdraw') await as(person).delivery.withdrawOverride(seen);
    else await as(person).delivery.decideOverride({ ...seen, confirm: verb === 'confirm' });
  } catch (error) {
    return (error as { cause: { kind: string } }).cause.kind;
  }
  return firm.read(
    async ({ tx }) => (await tx.deliveryOverride.findFirstOrThrow({ where: { id: overrideId } })).status,
  );
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
    lines.push(
      '',
      '# Lifecycle of an override',
      '',
      'Asked for by the project lead; used up by the delivery it was made for.',
    );
    for (const verb of OVERRIDE_VERBS) {
      lines.push('', `## ${verb}`, '', `|     | ${OVERRIDE_STATES.join(' | ')} |`);
      lines.push(`| --- |${' --- |'.repeat(OVERRIDE_STATES.length)}`);
      for (const [role, person] of Object.entries(people)) {
        const cells: string[] = [];
        for (const status of OVERRIDE_STATES) {
          const came = await overrideOutcome(person, verb, status);
          if (!(came in WORDS)) expect(came).toBe(overrideLifecycle.next(status, verb));
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
