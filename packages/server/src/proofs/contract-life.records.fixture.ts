import type { Scope } from '@millwright/platform';
import type { Canaries } from './canaries.fixture.ts';

const day = (text: string) => new Date(text);

/** Change orders, payments with money that came in, a quotation, kinds of work: one of each, money from the canaries. */
export async function buildContractLife(
  { tx, sql }: Scope,
  of: { tag: string; contractId: string; projectLeadId: string; canaries: Canaries },
) {
  const { tag, contractId, projectLeadId, canaries } = of;
  const { amount, currency } = canaries;
  const amendment = async (number: number, more: object) =>
    (
      await tx.contractAmendment.create({
        data: {
          contractId,
          number,
          reason: `${tag} reason ${number}`,
          terms: { promisedDate: '2027-01-29' },
          ...more,
        },
      })
    ).id;
  const payment = async (name: string, more: object) =>
    (
      await tx.paymentMilestone.create({
        data: {
          contractId,
          name: `${tag} ${name}`,
          trigger: 'fixed_date',
          fixedOn: day('2026-01-31'),
          ...more,
        },
      })
    ).id;
  const paidId = await payment('paid', { amount, sortOrder: 2 });
  const taskType = async (name: string, deletedAt: Date | null) =>
    (await tx.taskType.create({ data: { name: `${tag} ${name}`, sortOrder: 9, deletedAt } })).id;
  const duty = async (name: string, deletedAt: Date | null) =>
    (await tx.duty.create({ data: { code: `${tag} ${name}`, name: `${tag} ${name}`, deletedAt } })).id;
  const removedTaskTypeId = await taskType('removed type', new Date());
  const taskTypeId = await taskType('type', null);
  const types = await sql.selectFrom('task_type').where('deleted_at', 'is', null).select('id').execute();
  return {
    amendmentId: await amendment(1, {}),
    proposedAmendmentId: await amendment(2, {
      ...{ status: 'proposed', proposedBy: projectLeadId, proposedAt: new Date() },
      ...{ setsAmount: true, amount, currency },
    }),
    paymentId: await payment('open', { percent: '30', sortOrder: 1 }),
    receiptId: (
      await tx.paymentReceipt.create({
        data: { contractId, paymentId: paidId, amount, receivedOn: day('2026-02-02') },
      })
    ).id,
    quotationId: (
      await tx.quotation.create({
        data: { contractId, quotationNo: `${tag}-Q1`, quotedOn: day('2026-01-02'), amount, currency },
      })
    ).id,
    dutyId: await duty('duty', null),
    removedDutyId: await duty('removed duty', new Date()),
    taskTypeId,
    removedTaskTypeId,
    taskTypeIds: types.map(({ id }) => id).join(' '),
  };
}
