import { newId, type Sql } from '@millwright/db';
import { addDays } from './calendar.ts';
import type { FirmData } from './firm-data.ts';
import type { PlannedContract } from './plan-contract.ts';

type Planned = PlannedContract & { id: string };

/** What a firm of this trade usually agrees: on signing, when the machine has passed its test, on delivery, after a while. */
const WORDS = {
  'zh-CN': {
    down: '预付款',
    fat: '出厂款',
    delivery: '到货款',
    retention: '质保金',
    bank: '招商银行来款',
    offer: 'BJ',
    reason: '客户 MES 升级，接口字段变更两次，双方同意推迟交期。',
  },
  en: {
    down: 'Down payment',
    fat: 'After factory acceptance',
    delivery: 'On delivery',
    retention: 'Retention',
    bank: 'Bank transfer',
    offer: 'Q',
    reason: 'The customer moved the site to another hall; both sides agreed to a later date.',
  },
};

/** Plants payments with the money that came in, the quotation before, and one change of terms that waits for its decision. */
export async function plantMoney(
  db: Sql,
  firm: FirmData,
  planned: readonly Planned[],
  today: string,
): Promise<void> {
  const words = WORDS[firm.locale];
  const signed = planned.filter(({ signedOn }) => signedOn !== null);
  const gates = await db.selectFrom('milestone').select(['id', 'contract_id', 'name']).execute();
  const payments = signed.flatMap(({ id, data, days }) => {
    const gate = gates.find((one) => one.contract_id === id && one.name === firm.milestones.fat);
    const part = (name: string, percent: string, trigger: string, more: object) => ({
      ...{ id: newId(), contract_id: id, name, percent, trigger, due_days: 30, is_blocking: false },
      ...{ milestone_id: null as string | null, triggered_on: null as string | null, sort_order: 0 },
      ...more,
    });
    return [
      part(words.down, '30', 'signed', { due_days: 15, is_blocking: true, sort_order: 1 }),
      ...(gate
        ? [part(words.fat, '40', 'milestone', { milestone_id: gate.id, is_blocking: true, sort_order: 2 })]
        : []),
      part(words.delivery, '20', 'delivered', { sort_order: 3 }),
      part(words.retention, '10', 'warranty_end', { sort_order: 4 }),
    ].map((payment) => ({
      payment,
      amount: data.amount,
      signedOn: days.startsOn,
      isSettled: data.archivedFor !== undefined,
    }));
  });
  await db
    .insertInto('payment_milestone')
    .values(payments.map(({ payment }) => payment))
    .execute();
  // The down payment of every third contract is still on its way.
  const paid = payments.filter(
    ({ payment, isSettled }, i) => isSettled || (payment.sort_order === 1 && i % 3 !== 0),
  );
  if (paid.length > 0)
    await db
      .insertInto('payment_receipt')
      .values(
        paid.map(({ payment, amount, signedOn }) => ({
          id: newId(),
          contract_id: payment.contract_id,
          payment_id: payment.id,
          received_on: signedOn && signedOn < today ? signedOn : today,
          amount: ((Number(amount) * Number(payment.percent)) / 100).toFixed(2),
          note: words.bank,
        })),
      )
      .execute();
  const quoted = signed.slice(0, 3);
  await db
    .insertInto('quotation')
    .values(
      quoted.map(({ id, data, signedOn }, i) => ({
        id: newId(),
        contract_id: id,
        quotation_no: `${words.offer}-${String(i + 1).padStart(3, '0')}`,
        quoted_on: addDays(signedOn!, -30),
        valid_until: addDays(signedOn!, 60),
        amount: (Number(data.amount) * 1.04).toFixed(2),
        currency: firm.currency,
      })),
    )
    .execute();
  const late = planned.find(({ data }) => data.status === 'executing' && data.promised < 0) ?? quoted[0];
  if (late)
    await db
      .insertInto('contract_amendment')
      .values({
        id: newId(),
        contract_id: late.id,
        number: 1,
        status: 'draft',
        reason: words.reason,
        terms: JSON.stringify({ promisedDate: addDays(today, 21) }) as never,
      })
      .execute();
}
