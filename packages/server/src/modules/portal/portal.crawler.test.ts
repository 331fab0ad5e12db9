import { newId } from '@millwright/db';
import { portalRouter } from '@millwright/server';
import { makeDelivery } from '@millwright/server/modules/delivery/delivery.factory.ts';
import { makeFeedback } from '@millwright/server/modules/feedback/feedback.factory.ts';
import { makeTask } from '@millwright/server/modules/tasks/tasks.factory.ts';
import { asCustomer, type Customer, type Firm, given, testServices } from '@millwright/testkit';
import { beforeAll, describe, expect, it } from 'vitest';

/** A word nobody but its owner may ever read. */
const canary = (what: string) => `canary-${what}-${newId().slice(-6)}`;
const AMOUNT = '7654321.09';

interface Buyer {
  firm: Firm;
  customer: Customer;
  /** What this customer may see, and must. */
  own: string[];
  /** Ids of everything that exists around this customer, to try as input. */
  ids: {
    published: string;
    draft: string;
    unpublished: string;
    privateTask: string;
    privateMilestone: string;
    feedback: string;
    innerFeedback: string;
    delivery: string;
    preparedDelivery: string;
  };
}

const buyers: Buyer[] = [];
/** Seen by no customer at all. */
const secrets: string[] = [AMOUNT, '7654321'];
const secret = (what: string) => {
  const word = canary(what);
  secrets.push(word);
  return word;
};

async function givenBuyer(firm: Firm, customer: Customer): Promise<Buyer> {
  const own = [canary('name'), canary('task'), canary('gate'), canary('feedback'), canary('delivery')];
  const departmentId = firm.departments.electrical;
  const staff = await firm.member(secret('member'), 'staff', 'electrical');
  await firm.write(async ({ tx }) => {
    await tx.member.updateMany({
      where: { id: staff.id },
      data: {
        phone: secret('staff-phone'),
        email: `${secret('staff-mail')}@x.cn`,
        title: secret('staff-title'),
      },
    });
    await tx.customer.updateMany({
      where: { id: customer.id },
      data: { internalNotes: secret('customer-notes'), phone: secret('customer-phone') },
    });
  });
  const contract = (scene: object) =>
    given.contract(firm, {
      customerId: customer.id,
      projectLeadId: staff.id,
      amount: AMOUNT,
      internalNotes: secret('notes'),
      projectNo: secret('project-no'),
      published: true,
      ...scene,
    });
  const published = await contract({ name: own[0] });
  const draft = await contract({ name: secret('draft'), status: 'draft' });
  const unpublished = await contract({ name: secret('unpublished'), published: false });
  const recycled = await contract({ name: secret('recycled'), deleted: true });
  return firm.write(async (scope) => {
    const { tx } = scope;
    const reported = { assigneeIds: [staff.id], reportedBy: staff.id, progress: 50, departmentId };
    const contractId = published.id;
    await makeTask(scope, { ...reported, contractId, title: own[1]!, description: secret('description') });
    await makeTask(scope, { ...reported, contractId, title: secret('deleted-task'), deleted: true });
    const privateTask = await makeTask(scope, {
      ...reported,
      contractId,
      title: secret('private-task'),
      isPublic: false,
    });
    for (const hidden of [draft, unpublished, recycled])
      await makeTask(scope, { ...reported, contractId: hidden.id, title: secret('hidden-task') });
    await tx.milestone.create({ data: { contractId, name: own[2]! } });
    const gate = { contractId, name: secret('private-gate'), isPublic: false };
    const { id: privateMilestone } = await tx.milestone.create({ data: gate });
    await tx.contractMember.create({ data: { contractId, departmentId, memberId: staff.id } });
    const feedback = await makeFeedback(scope, {
      contractId,
      title: own[3]!,
      isShown: true,
      ownerId: staff.id,
      messages: [{ text: secret('note'), isInternal: true, memberId: staff.id }],
    });
    const innerFeedback = await makeFeedback(scope, {
      contractId,
      title: secret('inner-feedback'),
      text: secret('inner-text'),
      reporterId: staff.id,
    });
    const delivery = await makeDelivery(scope, {
      contractId,
      place: own[4]!,
      status: 'handed_over',
      handedOverBy: staff.id,
    });
    const preparedDelivery = await makeDelivery(scope, { contractId, place: secret('prepared') });
    await tx.deliveryOverride.create({
      data: {
        deliveryId: delivery,
        contractId,
        reason: secret('override'),
        blockers: [],
        requestedBy: staff.id,
      },
    });
    const ids = {
      published: contractId,
      draft: draft.id,
      unpublished: unpublished.id,
      privateTask,
      privateMilestone,
      feedback,
      innerFeedback,
      delivery,
      preparedDelivery,
    };
    return { firm, customer, own, ids };
  });
}

beforeAll(async () => {
  for (const firm of [await given.firm('恒达自动化'), await given.firm('Northwind Integrators')]) {
    buyers.push(await givenBuyer(firm, firm.customer));
    buyers.push(await givenBuyer(firm, await firm.customerWithContact('第二家客户')));
  }
}, 60_000);

const ENTRIES = ['feedback', 'feedback_message', 'delivery', 'delivery_item', 'delivery_signature'];

type Procedure = { _def: { type: string; meta?: { allow?: { subject: string } } } };
const procedures = Object.entries(
  (portalRouter as unknown as { _def: { procedures: Record<string, Procedure> } })._def.procedures,
);

/** Everything the portal answers this customer, refusals included, for every id that exists around anybody. */
async function crawl(buyer: Buyer): Promise<{ text: string; called: string[] }> {
  const everyId = buyers.flatMap((b) => [
    ...Object.values(b.ids),
    b.customer.id,
    b.customer.contact.id,
    b.firm.tenantId,
  ]);
  const answers: unknown[] = [];
  const called: string[] = [];
  for (const [path, procedure] of procedures) {
    if (procedure._def.type === 'subscription') continue;
    // biome-ignore lint/suspicious/noExplicitAny: every procedure, by its path
    const call = (input?: unknown): Promise<any> =>
      // biome-ignore lint/suspicious/noExplicitAny: every procedure, by its path
      path.split('.').reduce((node: any, key) => node[key], asCustomer(buyer.customer.contact) as any)(input);
    const inputs = [
      undefined,
      { limit: 200 },
      ...everyId.map((id) => ({
        contractId: id,
        id,
        taskId: id,
        tenantId: id,
        feedbackId: id,
        deliveryId: id,
      })),
    ];
    for (const input of inputs) {
      const answer = await call(input).catch((error: { message: string; cause?: object }) => ({
        message: error.message,
        cause: error.cause && JSON.stringify(error.cause),
      }));
      answers.push(answer);
    }
    called.push(path);
  }
  return { text: JSON.stringify(answers), called };
}

describe('a crawl over every procedure of the portal, with two customers in each of two firms (003-19)', () => {
  it('shows each customer their own, and of all that is not theirs nothing, ever', async () => {
    for (const buyer of buyers) {
      const { text, called } = await crawl(buyer);
      expect(called).toEqual(expect.arrayContaining(['contracts.list', 'contracts.get', 'firm.get']));
      for (const word of buyer.own) expect(text).toContain(word);
      const forbidden = [...secrets, ...buyers.filter((b) => b !== buyer).flatMap((b) => b.own)];
      const seen = forbidden.filter((word) => text.includes(word));
      expect(seen).toEqual([]);
    }
  }, 240_000);
});

describe('the database, without any rule of the application in front of it', () => {
  const ask = async (buyer: Buyer, text: string) => {
    const { pool } = await testServices();
    const context = {
      role: 'millwright_portal',
      tenantId: buyer.firm.tenantId,
      customerId: buyer.customer.id,
      actorId: buyer.customer.contact.id,
    } as const;
    return pool.read(context, (session) => session.execute({ text }));
  };

  it('refuses the portal’s role every table of the firm', async () => {
    const { pool } = await testServices();
    const { rows } = await pool.read(
      { role: 'millwright_app', tenantId: buyers[0]!.firm.tenantId },
      (session) =>
        session.execute({
          text: `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')`,
        }),
    );
    expect(rows.length).toBeGreaterThan(15);
    for (const { name } of rows as { name: string }[])
      await expect(ask(buyers[0]!, `SELECT 1 FROM public."${name}" LIMIT 1`), name).rejects.toMatchObject({
        code: '42501',
      });
  });

  it('holds the portal’s views to the customer, whatever is asked', async () => {
    const views = ['firm', 'customer', 'contract', 'milestone', 'task', 'news', ...ENTRIES];
    for (const buyer of buyers) {
      const texts = [];
      for (const view of views)
        texts.push(JSON.stringify((await ask(buyer, `SELECT * FROM portal.${view}`)).rows));
      const text = texts.join();
      for (const word of buyer.own) expect(text).toContain(word);
      const forbidden = [...secrets, ...buyers.filter((b) => b !== buyer).flatMap((b) => b.own)];
      expect(forbidden.filter((word) => text.includes(word))).toEqual([]);
      const { rows } = await ask(buyer, 'SELECT count(*)::int AS n FROM portal.contract');
      expect(rows).toEqual([{ n: 1 }]);
    }
  });

  it('writes nothing for the portal’s role', async () => {
    for (const statement of [
      `UPDATE portal.contract SET name = 'x'`,
      `DELETE FROM portal.task`,
      `INSERT INTO portal.customer (id, name) VALUES (gen_random_uuid(), 'x')`,
    ])
      await expect(ask(buyers[0]!, statement)).rejects.toMatchObject({
        code: expect.stringMatching(/42501|25006/),
      });
  });
});
