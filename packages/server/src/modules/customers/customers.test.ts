import { as, asCustomer, type Firm, given, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { contactCreated, customerCreated, customerRecycled } from './customers.events.ts';

const boss = (firm: Firm) => as(firm.boss).customers;
const made = (firm: Firm, code = 'HD-001') =>
  boss(firm).create({ name: '江南包装', code, internalNotes: '付款慢' });

describe('adding a customer', () => {
  it('works for the boss and is announced', async () => {
    const firm = await given.firm();
    const customer = await made(firm);
    expect(customer).toMatchObject({
      name: '江南包装',
      contacts: [],
      allowed: ['update', 'delete', 'createContact'],
    });
    expect(await firm.announcements()).toContainEqual(said(customerCreated, { customerId: customer.id }));
  });
  it('is forbidden to leaders and staff', async () => {
    const firm = await given.firm();
    for (const person of [firm.leaders.sales, firm.staff.sales]) {
      await expect(as(person).customers.create({ name: 'X', code: 'X' })).rejects.toMatchObject(
        refusal('forbidden'),
      );
    }
  });
  it('conflicts when the code is taken', async () => {
    const firm = await given.firm();
    await made(firm);
    await expect(made(firm)).rejects.toMatchObject(refusal('conflict', 'customers.code_taken'));
  });
});

describe('seeing customers', () => {
  it('is for leaders all of them, for staff those of their contracts, for nobody another firm’s', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id } = await made(firm);
    expect((await as(firm.leaders.sales).customers.list({})).items).toHaveLength(2);
    expect(await as(firm.leaders.sales).customers.get({ customerId: id })).toMatchObject({ allowed: [] });
    expect((await as(firm.staff.sales).customers.list({})).items).toEqual([]);
    for (const call of [
      () => as(firm.staff.sales).customers.get({ customerId: id }),
      () => boss(other).get({ customerId: id }),
    ]) {
      await expect(call()).rejects.toMatchObject(refusal('not_found', 'customers.not_found'));
    }
  });
  it('pages, sorts and searches by code and name', async () => {
    const firm = await given.firm();
    for (let i = 1; i <= 7; i++) {
      await boss(firm).create({ name: `客户 ${i % 3}`, code: `C-${i}` });
    }
    const codes: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await boss(firm).list({
        search: 'C-',
        sort: 'code',
        direction: 'desc',
        limit: 3,
        cursor: cursor ?? undefined,
      });
      codes.push(...page.items.map((c) => c.code));
      cursor = page.nextCursor;
    } while (cursor);
    expect(codes).toEqual(['C-7', 'C-6', 'C-5', 'C-4', 'C-3', 'C-2', 'C-1']);
    expect((await boss(firm).list({ search: '客户 0' })).items).toHaveLength(2);
  });
});

describe('editing a customer', () => {
  it('shows the later of two editors what it looks like now', async () => {
    const firm = await given.firm();
    const { id, version } = await made(firm);
    await boss(firm).update({ customerId: id, version, name: '江南包装机械' });
    await expect(boss(firm).update({ customerId: id, version, name: 'X' })).rejects.toMatchObject({
      cause: { code: 'platform.changed_meanwhile', facts: { current: { name: '江南包装机械' } } },
    });
  });
  it('is forbidden to leaders, conflicts on a taken code, and does not find another firm’s', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id, version } = await made(firm);
    await made(firm, 'TAKEN');
    const update = { customerId: id, version, code: 'TAKEN' };
    await expect(as(firm.leaders.sales).customers.update(update)).rejects.toMatchObject(refusal('forbidden'));
    await expect(boss(firm).update(update)).rejects.toMatchObject(
      refusal('conflict', 'customers.code_taken'),
    );
    await expect(boss(other).update(update)).rejects.toMatchObject(refusal('not_found'));
  });
});

describe('the recycle bin for customers', () => {
  it('frees the code, shuts the portal to its people, and gives the customer back', async () => {
    const firm = await given.firm();
    const { id } = firm.customer;
    const { version, code } = await boss(firm).get({ customerId: id });
    const gone = await boss(firm).recycle({ customerId: id, version });
    expect(await firm.announcements()).toContainEqual(said(customerRecycled, { customerId: id }));
    expect((await firm.announcements()).at(-1)?.payload).toEqual({
      memberIds: [],
      contactIds: [firm.customer.contact.id],
    });
    await expect(firm.customer.contact.load()).resolves.toBeNull();
    expect((await boss(firm).list({})).items).toEqual([]);
    expect((await boss(firm).list({ recycled: true })).items.map((c) => c.id)).toEqual([id]);
    await expect(
      boss(firm).update({ customerId: id, version: gone.version, name: 'X' }),
    ).rejects.toMatchObject(refusal('not_found'));

    const taker = await made(firm, code);
    const back = { customerId: id, version: gone.version };
    await expect(boss(firm).restore(back)).rejects.toMatchObject(refusal('conflict', 'customers.code_taken'));
    await boss(firm).recycle({ customerId: taker.id, version: taker.version });
    await boss(firm).restore(back);
    await expect(firm.customer.contact.load()).resolves.toMatchObject({ customerId: id });
  });
  it('is for the boss, within the firm, and conflicts where there is nothing to restore', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id, version } = await made(firm);
    for (const call of ['recycle', 'restore'] as const) {
      await expect(as(firm.leaders.sales).customers[call]({ customerId: id, version })).rejects.toMatchObject(
        refusal('forbidden'),
      );
      await expect(boss(other)[call]({ customerId: id, version })).rejects.toMatchObject(
        refusal('not_found'),
      );
    }
    await expect(boss(firm).restore({ customerId: id, version })).rejects.toMatchObject(
      refusal('conflict', 'customers.not_recycled'),
    );
  });
});

describe('a customer’s people', () => {
  it('are added, edited, and shut out of the portal at once', async () => {
    const firm = await given.firm();
    const customer = await made(firm);
    const contact = await boss(firm).createContact({
      customerId: customer.id,
      name: '赵工',
      email: 'zhao@example.com',
    });
    expect(await firm.announcements()).toContainEqual(
      said(contactCreated, { contactId: contact.id, customerId: customer.id }),
    );
    const edited = await boss(firm).updateContact({
      contactId: contact.id,
      version: contact.version,
      title: '设备科长',
    });
    const shut = await boss(firm).disableContact({ contactId: contact.id, version: edited.version });
    expect(shut).toMatchObject({ title: '设备科长', status: 'disabled' });
    const again = { contactId: contact.id, version: shut.version };
    await expect(boss(firm).disableContact(again)).rejects.toMatchObject(
      refusal('conflict', 'customers.contact_already_disabled'),
    );
    expect(await boss(firm).enableContact(again)).toMatchObject({ status: 'active' });
    await expect(
      boss(firm).enableContact({ contactId: contact.id, version: shut.version + 1 }),
    ).rejects.toMatchObject(refusal('conflict', 'customers.contact_not_disabled'));
  });
  it('have one address each', async () => {
    const firm = await given.firm();
    const customer = await made(firm);
    const add = () =>
      boss(firm).createContact({ customerId: customer.id, name: '赵工', email: 'zhao@example.com' });
    await add();
    await expect(add()).rejects.toMatchObject(refusal('conflict', 'customers.email_taken'));
  });
  it('are looked after by the boss alone, and unknown to other firms', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id } = firm.customer.contact;
    const change = { contactId: id, version: 1 };
    const add = { customerId: firm.customer.id, name: 'X' };
    const leader = as(firm.leaders.sales).customers;
    for (const call of [
      () => leader.createContact(add),
      () => leader.updateContact(change),
      () => leader.disableContact(change),
      () => leader.enableContact(change),
    ]) {
      await expect(call()).rejects.toMatchObject(refusal('forbidden'));
    }
    for (const call of [
      () => boss(other).createContact(add),
      () => boss(other).updateContact(change),
      () => boss(other).disableContact(change),
      () => boss(other).enableContact(change),
    ]) {
      await expect(call()).rejects.toMatchObject(refusal('not_found'));
    }
  });
});

describe('the portal', () => {
  it('has no way into this module', async () => {
    const firm = await given.firm();
    const portal = asCustomer(firm.customer.contact) as unknown as ReturnType<typeof as>;
    await expect(portal.customers.list({})).rejects.toThrow();
    const contact = await firm.customer.contact.load();
    await expect(
      as({ ...firm.customer.contact, load: async () => contact }).customers.list({}),
    ).rejects.toMatchObject(refusal('forbidden', 'platform.sign_in_first'));
  });
});
