import { newId } from '@millwright/db';
import { openWrite, type Scope } from '@millwright/platform';
import { as, asCustomer, given, refusal, testServices } from '@millwright/testkit';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { givenServicePlace, type ServicePlace } from '../feedback/feedback.scene.ts';
import { hearCustomer, takeInFeedback } from '../feedback/index.ts';

const report = (contractId: string, more: object = {}) => ({
  id: newId(),
  contractId,
  kind: 'defect' as const,
  title: '输送线停机',
  text: '每隔十分钟停一次。',
  ...more,
});

/** Says something to the database as this customer’s contact, without any rule of the application in front of it. */
async function inPortal(
  place: ServicePlace,
  run: (scope: Scope) => Promise<unknown>,
  who = place.firm.customer,
) {
  const request = { requestId: 'attack', ip: '192.0.2.7' };
  return openWrite(await testServices(), await who.contact.load(), request, run as never);
}

describe('what a customer reports in the portal (003-14, X-02)', () => {
  it('is on the desk with a number and a time to be answered, and comes back with the answer', async () => {
    const place = await givenServicePlace();
    const { firm, contractId, lead } = place;
    const customer = asCustomer(firm.customer.contact).feedback;
    const sent = await customer.report(report(contractId));
    expect(sent).toMatchObject({ number: null, state: 'received', messages: [], allowed: ['write'] });
    expect(await firm.announcements()).toContainEqual({
      name: 'feedback.received',
      payload: { feedbackId: sent.id, contractId },
    });
    await firm.write((scope) => takeInFeedback(scope, sent.id));
    await firm.write((scope) => takeInFeedback(scope, sent.id));
    const year = new Date().getFullYear();
    const onDesk = await as(lead).feedback.get({ feedbackId: sent.id });
    expect(onDesk).toMatchObject({
      number: `FB-${year}-0001`,
      source: 'portal',
      isShown: true,
      status: 'new',
      reporterName: firm.customer.contact.name,
    });
    expect(onDesk.respondBy).not.toBeNull();
    expect((await as(lead).notifications.list({})).items.map(({ kind }) => kind)).toEqual(['feedback_new']);
    await as(lead).feedback.reply({ feedbackId: sent.id, text: '明天上午到现场。' });
    const answered = await customer.get({ feedbackId: sent.id });
    expect(answered).toMatchObject({
      number: `FB-${year}-0001`,
      answered: true,
      messages: [{ text: '明天上午到现场。', fromCustomer: false }],
    });
    expect(JSON.stringify(answered)).not.toContain('周敏');
    await customer.write({ id: newId(), feedbackId: sent.id, text: '好的。' });
    expect((await customer.list({ contractId })).items).toMatchObject([{ id: sent.id, answered: false }]);
  });

  it('is there once when it is sent twice, also at the same moment', async () => {
    const { firm, contractId } = await givenServicePlace();
    const customer = asCustomer(firm.customer.contact).feedback;
    const same = report(contractId);
    const both = await Promise.allSettled([customer.report(same), customer.report(same)]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    await customer.report(same);
    const message = { id: newId(), feedbackId: same.id, text: '又停了。' };
    await Promise.allSettled([customer.write(message), customer.write(message)]);
    const { messages } = await customer.write(message);
    expect(messages).toHaveLength(1);
    expect((await customer.list({ contractId })).items).toHaveLength(1);
  });

  it('has bounds, in the application and below it', async () => {
    const place = await givenServicePlace();
    const { firm, contractId } = place;
    const customer = asCustomer(firm.customer.contact).feedback;
    const huge = 'x'.repeat(10_001);
    for (const wrong of [{ text: huge }, { text: '  ' }, { title: huge }, { kind: 'praise' }])
      await expect(customer.report(report(contractId, wrong) as never)).rejects.toMatchObject(
        refusal('invalid'),
      );
    const put = (text: string) =>
      inPortal(place, ({ sql: db }) =>
        sql`insert into portal.feedback (id, contract_id, kind, title, text)
            values (${newId()}::uuid, ${contractId}::uuid, 'defect', 'x', ${text})`.execute(db),
      );
    await expect(put('x'.repeat(1_000_000))).rejects.toMatchObject({ kind: 'invalid' });
    for (let i = 0; i < 50; i += 1) await put('many');
    await expect(customer.report(report(contractId))).rejects.toMatchObject(
      refusal('conflict', 'portal.too_much_feedback'),
    );
  }, 60_000);

  it('concerns contracts shown to this customer alone', async () => {
    const place = await givenServicePlace();
    const { firm } = place;
    const other = await firm.customerWithContact('别家');
    const elsewhere = (await given.firm()).customer;
    const hidden = await givenServicePlace({ firm, published: false });
    const mine = await place.feedback({ isShown: true });
    for (const [who, contractId] of [
      [other, place.contractId],
      [elsewhere, place.contractId],
      [firm.customer, hidden.contractId],
    ] as const) {
      const customer = asCustomer(who.contact).feedback;
      await expect(customer.report(report(contractId))).rejects.toMatchObject(
        refusal('not_found', 'portal.contract_not_found'),
      );
      await expect(customer.list({ contractId })).rejects.toMatchObject(refusal('not_found'));
      // The database says the same to whoever forgets to ask.
      await expect(
        inPortal(
          place,
          ({ sql: db }) =>
            sql`insert into portal.feedback (id, contract_id, kind, title, text)
                values (${newId()}::uuid, ${contractId}::uuid, 'defect', 'x', 'x')`.execute(db),
          who,
        ),
      ).rejects.toMatchObject({ kind: 'forbidden' });
    }
    for (const who of [other, elsewhere]) {
      const customer = asCustomer(who.contact).feedback;
      await expect(customer.get({ feedbackId: mine })).rejects.toMatchObject(
        refusal('not_found', 'portal.feedback_not_found'),
      );
      await expect(
        customer.write({ id: newId(), feedbackId: mine, text: '我也说两句。' }),
      ).rejects.toMatchObject(refusal('not_found', 'portal.feedback_not_found'));
      await expect(
        inPortal(
          place,
          ({ sql: db }) =>
            sql`insert into portal.feedback_message (id, feedback_id, contract_id, text)
                values (${newId()}::uuid, ${mine}::uuid, ${place.contractId}::uuid, 'x')`.execute(db),
          who,
        ),
      ).rejects.toMatchObject({ kind: 'forbidden' });
    }
  });

  it.each(['cancelled', 'archived'] as const)('is taken no more once the contract is %s', async (status) => {
    const place = await givenServicePlace({ status });
    const customer = asCustomer(place.firm.customer.contact).feedback;
    await expect(customer.report(report(place.contractId))).rejects.toMatchObject(
      refusal('conflict', 'portal.contract_takes_no_feedback'),
    );
  });
});

describe('what the firm keeps to itself', () => {
  it('reaches no customer: notes, feedback not shown, and who of the firm has it', async () => {
    const place = await givenServicePlace();
    const { firm, contractId } = place;
    const canary = `canary-${newId()}`;
    const shown = await place.feedback({
      isShown: true,
      ownerId: place.lead.id,
      messages: [
        { text: `${canary}-note`, isInternal: true, memberId: place.lead.id },
        { text: '答复', memberId: place.lead.id },
      ],
    });
    const hidden = await place.feedback({ title: `${canary}-hidden`, text: `${canary}-text` });
    const customer = asCustomer(firm.customer.contact).feedback;
    const seen = JSON.stringify([
      await customer.list({ contractId }),
      await customer.get({ feedbackId: shown }),
      await customer.get({ feedbackId: hidden }).catch((error: Error) => error.message),
    ]);
    expect(seen).toContain('答复');
    expect(seen).not.toContain(canary);
    expect(seen).not.toContain('周敏');
    const rows = await inPortal(place, async ({ sql: db }) => {
      const all = [];
      for (const view of ['feedback', 'feedback_message', 'feedback_limit'])
        all.push((await sql`select * from ${sql.table(`portal.${view}`)}`.execute(db)).rows);
      return JSON.stringify(all);
    });
    expect(rows).not.toContain(canary);
    expect(rows).not.toContain(place.lead.id);
  });

  it.each([
    [
      'say they are of the firm',
      `insert into portal.feedback (id, contract_id, kind, title, text, source) values ($1, $2, 'defect', 'x', 'x', 'staff')`,
    ],
    [
      'choose how bad it is',
      `insert into public.feedback (id, contract_id, kind, title, text, severity) values ($1, $2, 'defect', 'x', 'x', 'critical')`,
    ],
    ['change what was said', `update portal.feedback_message set text = 'other'`],
    ['take back what was said', `delete from portal.feedback`],
    [
      'write a note',
      `insert into public.feedback_message (id, feedback_id, contract_id, text, is_internal) values ($1, $1, $2, 'x', true)`,
    ],
    ['announce', `insert into public.outbox_event (id, name, payload) values ($1, 'feedback.created', '{}')`],
  ])('cannot %s', async (_what, statement) => {
    const place = await givenServicePlace();
    await place.feedback({ isShown: true, messages: [{ text: '原话', memberId: place.lead.id }] });
    const text = statement.replaceAll('$1', `'${newId()}'`).replaceAll('$2', `'${place.contractId}'`);
    await expect(inPortal(place, ({ sql: db }) => sql.raw(text).execute(db))).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('taking up again in the portal', () => {
  it('is possible within the firm’s limit, and tells whoever has it', async () => {
    const place = await givenServicePlace();
    const { firm } = place;
    const feedbackId = await place.feedback({ isShown: true, status: 'resolved', ownerId: place.lead.id });
    const customer = asCustomer(firm.customer.contact).feedback;
    expect((await customer.get({ feedbackId })).allowed).toEqual(['reopen']);
    await expect(customer.write({ id: newId(), feedbackId, text: '还是不行。' })).rejects.toMatchObject(
      refusal('conflict', 'portal.feedback_settled'),
    );
    const id = newId();
    await customer.write({ id, feedbackId, text: '还是不行。', reopens: true });
    await firm.write((scope) => hearCustomer(scope, id));
    expect(await customer.get({ feedbackId })).toMatchObject({ state: 'received', allowed: ['write'] });
    expect(await as(place.lead).feedback.get({ feedbackId })).toMatchObject({
      status: 'triaged',
      reopenedCount: 1,
    });
    const bell = (await as(place.lead).notifications.list({})).items;
    expect(bell).toMatchObject([{ kind: 'feedback_answered', facts: { reopened: true } }]);
    await expect(
      customer.write({ id: newId(), feedbackId, text: '……', reopens: true }),
    ).rejects.toMatchObject(refusal('conflict', 'portal.feedback_is_open'));
  });

  it('ends with the limit', async () => {
    const place = await givenServicePlace();
    const old = { isShown: true, status: 'closed' as const, settledAt: new Date('2026-01-05') };
    const feedbackId = await place.feedback(old);
    const customer = asCustomer(place.firm.customer.contact).feedback;
    expect((await customer.get({ feedbackId })).allowed).toEqual([]);
    await expect(
      customer.write({ id: newId(), feedbackId, text: '……', reopens: true }),
    ).rejects.toMatchObject(refusal('conflict', 'portal.feedback_too_late'));
    const { allowed: _allowed, ...settings } = await as(place.firm.boss).feedback.settings();
    await as(place.firm.boss).feedback.updateSettings({ ...settings, reopenDays: 3_650 });
    expect((await customer.get({ feedbackId })).allowed).toEqual(['reopen']);
  });
});
