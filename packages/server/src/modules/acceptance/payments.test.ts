import { as } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenAcceptance, passStage } from './acceptance.scene.ts';
import { letPaymentsFallDue } from './operations/let-payments-fall-due.ts';

const PART = {
  percent: '30',
  amount: null,
  dueDays: 10,
  isBlocking: false,
  milestoneId: null,
  fixedOn: null,
} as const;

describe('what is paid when a stage is passed', () => {
  it('falls due with the stage it waits for, and so does what is planned afterwards', async () => {
    const scene = await givenAcceptance({ amount: '1000.00' });
    const { firm, contractId } = scene;
    const boss = as(firm.boss);
    const dues = async () =>
      Object.fromEntries(
        (await boss.payments.list({ contractId })).items.map(({ name, dueOn }) => [name, dueOn !== null]),
      );
    await boss.payments.plan({
      contractId,
      ...PART,
      name: '内检款',
      trigger: 'acceptance',
      stage: 'internal',
    });
    await boss.payments.plan({ contractId, ...PART, name: '出厂款', trigger: 'acceptance', stage: 'fat' });
    await firm.write((scope) => letPaymentsFallDue(scope, contractId));
    expect(await dues()).toEqual({ 内检款: false, 出厂款: false });

    await passStage(scene, 'internal');
    expect((await firm.announcements()).map(({ name }) => name)).toContain('acceptance.passed');
    await firm.write((scope) => letPaymentsFallDue(scope, contractId));
    expect(await dues()).toEqual({ 内检款: true, 出厂款: false });

    // Planned for something else, it waits for that; planned back, it falls due by the day it was.
    const { items } = await boss.payments.list({ contractId });
    const part = items.find(({ name }) => name === '内检款')!;
    const change = { paymentId: part.id, ...PART, name: part.name, trigger: 'acceptance' } as const;
    await boss.payments.change({ ...change, version: part.version, stage: 'sat' });
    await firm.write((scope) => letPaymentsFallDue(scope, contractId));
    expect(await dues()).toMatchObject({ 内检款: false });
    await boss.payments.plan({ contractId, ...PART, name: '补记', trigger: 'acceptance', stage: 'internal' });
    await firm.write((scope) => letPaymentsFallDue(scope, contractId));
    expect(await dues()).toEqual({ 内检款: false, 出厂款: false, 补记: true });
  });
});
