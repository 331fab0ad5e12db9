import { as, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { ITEM_STATES, type ItemState, type ItemVerb, itemLifecycle } from './procurement.lifecycle.ts';
import { type BuyingPlace, givenBuyingPlace, press } from './procurement.scene.ts';

const ROLES = [
  'boss',
  'purchaser',
  'inspector',
  'projectLead',
  'departmentLead',
  'assignee',
  'stranger',
] as const;
type Role = (typeof ROLES)[number];

/**
 * Who may use which verb at all. `requests`: as long as nothing is ordered; what is, only who buys gives up. The table of states
 * says when.
 */
const MATRIX: Record<Role, Record<ItemVerb, 'yes' | 'requests' | 'no' | 'unseen'>> = {
  boss: all('yes'),
  purchaser: { ...all('yes'), inspect: 'no' },
  inspector: { ...all('no'), inspect: 'yes' },
  projectLead: { ...all('no'), cancel: 'requests', reopen: 'yes' },
  departmentLead: { ...all('no'), cancel: 'requests', reopen: 'yes' },
  assignee: all('no'),
  stranger: all('unseen'),
};

function all<A extends string>(answer: A): Record<ItemVerb, A> {
  return Object.fromEntries(itemLifecycle.verbs.map((verb) => [verb, answer])) as Record<ItemVerb, A>;
}

/** Where a verb leads when it is used as below, with everything that is there. */
const LEADS_TO: Record<ItemVerb, ItemState> = {
  order: 'ordered',
  withdrawOrder: 'requested',
  receive: 'received',
  inspect: 'inspected',
  cancel: 'cancelled',
  reopen: 'requested',
};

async function place(stage: BuyingPlace, state: ItemState) {
  const personIds = [stage.firm.staff.electrical.id];
  const scene = { status: state, personIds, supplierId: stage.supplierId };
  switch (state) {
    case 'partially_received':
      return stage.received({ ...scene, received: '4' });
    case 'received':
      return stage.received(scene);
    case 'inspected':
      return stage.received({ ...scene, accepted: '10' });
    case 'returned':
      return stage.received({ ...scene, received: '10', returned: '10' });
    default:
      return { id: await stage.item(scene), receiptId: '' };
  }
}

async function use(
  person: Person,
  verb: ItemVerb,
  { id, receiptId }: { id: string; receiptId: string },
  stage: BuyingPlace,
): Promise<string> {
  const { procurement } = as(person);
  const seen = { itemId: id, version: 1 };
  switch (verb) {
    case 'order':
      await procurement.order({ items: [seen], supplierId: stage.supplierId });
      break;
    case 'receive':
      await procurement.receiveMany({ items: [{ itemId: id, requestKey: press() }] });
      break;
    case 'inspect': {
      // Where nothing came, there is no receipt to name: the verb is asked for on one of nothing.
      const { receipts } = await procurement.get({ itemId: id });
      const left = receipts[0]?.uninspected ?? '0';
      await procurement.inspect({
        receiptId: receiptId || press(),
        accepted: left === '0' ? '1' : left,
        returned: '0',
        requestKey: press(),
      });
      break;
    }
    case 'cancel':
      await procurement.cancel({ ...seen, reason: '改用库存' });
      break;
    default:
      await procurement[verb](seen);
  }
  return (await procurement.get({ itemId: id })).status;
}

const expected = (verb: ItemVerb, state: ItemState): ItemState =>
  // Of what came in part all that is there can be found good, and more is to come.
  verb === 'inspect' && state === 'partially_received' ? state : LEADS_TO[verb];

describe('the way of a part', () => {
  it.each(ROLES)(
    'obeys the table of verbs and states for %s',
    async (role) => {
      const stage = await givenBuyingPlace();
      const { firm } = stage;
      const person: Person = {
        boss: firm.boss,
        purchaser: stage.purchaser,
        inspector: stage.inspector,
        projectLead: stage.lead,
        departmentLead: firm.leaders.electrical,
        assignee: firm.staff.electrical,
        stranger: firm.staff.software,
      }[role];
      for (const state of ITEM_STATES)
        for (const verb of itemLifecycle.verbs) {
          const what = `${verb} from ${state}`;
          const part = await place(stage, state);
          if (verb === 'inspect' && part.receiptId === '') continue;
          const answer = MATRIX[role][verb];
          const isUsable = itemLifecycle.table[verb].from.includes(state);
          const isGranted = answer === 'yes' || (answer === 'requests' && state === 'requested');
          if (answer !== 'unseen') {
            const { allowed } = await as(person).procurement.get({ itemId: part.id });
            // Whatever is offered works, and whatever works is offered.
            expect(allowed.includes(verb), `${what} offered`).toBe(
              isGranted && isUsable && !(verb === 'inspect' && state === 'inspected'),
            );
          }
          const used = use(person, verb, part, stage);
          if (answer === 'unseen') {
            // At the door where they may never do it, and as if it did not exist where they may elsewhere.
            const { cause } = (await used.catch((error: unknown) => error)) as { cause: { kind: string } };
            expect(['forbidden', 'not_found'], what).toContain(cause.kind);
          } else if (answer === 'no' || !isGranted)
            await expect(used, what).rejects.toMatchObject(refusal('forbidden'));
          else if (!isUsable)
            await expect(used, what).rejects.toMatchObject(refusal('conflict', 'procurement.not_the_moment'));
          else expect(await used, what).toBe(expected(verb, state));
        }
    },
    120_000,
  );

  it('is written down for people as it is', async () => {
    await expect(document()).toMatchFileSnapshot('../../../../../docs/lifecycles/procurement.md');
  });
});

const WORDS: Record<(typeof MATRIX)[Role][ItemVerb], string> = {
  yes: 'yes 可',
  requests: 'while requested 下单前',
  no: '–',
  unseen: '–',
};

/** docs/lifecycles/procurement.md: states, verbs and who may use them, read off the tables. */
function document(): string {
  const verbs = itemLifecycle.verbs;
  return [
    '# The way of a part / 采购项的流转',
    '',
    '<!-- Written by packages/server/src/modules/procurement/procurement.matrix.test.ts. -->',
    '',
    'Which verb leads from which state where. Receiving and inspecting lead to where the quantities say; the table names the furthest. 收货与检验后的状态由数量决定，表中为最终状态。',
    '',
    '| Verb 操作 | From 起始状态 | To 目标状态 |',
    '| --- | --- | --- |',
    ...verbs.map((verb) => {
      const { from, to } = itemLifecycle.table[verb];
      return `| \`${verb}\` | ${from.map((state) => `\`${state}\``).join(', ')} | ${to === '<back>' ? 'where it was 原状态' : `\`${to}\``} |`;
    }),
    '',
    'Who may use it, where the state leaves room. The project lead and the lead of a department each on theirs; whoever does the task that waits for a part only looks. 以下人员在状态允许时可执行；项目总负责人与部门负责人限各自范围，任务负责人仅可查看。',
    '',
    `| Who 人员 | ${verbs.map((verb) => `\`${verb}\``).join(' | ')} |`,
    `| --- |${verbs.map(() => ' --- |').join('')}`,
    ...ROLES.map((role) => `| ${role} | ${verbs.map((verb) => WORDS[MATRIX[role][verb]]).join(' | ')} |`),
    '',
  ].join('\n');
}
