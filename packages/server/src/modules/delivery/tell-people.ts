import type { Scope } from '@millwright/platform';
import { notify } from '../notifications/index.ts';
import { activeBosses } from '../org/index.ts';
import type { DeliveryRecord } from './delivery.records.ts';

type Told = Pick<DeliveryRecord, 'id' | 'number' | 'contractId' | 'contractNo' | 'contractName'>;

const aboutDelivery = ({ id, contractId }: Told) => ({ type: 'Delivery', id, contractId });
const factsOf = ({ contractNo, contractName, number }: Told) => ({
  contractNo,
  contractName,
  deliveryNo: number,
});

async function projectLeadOf(scope: Scope, contractId: string): Promise<string | null> {
  const contract = await scope
    .beyondReach('whoever leads the contract is told, whoever acted')
    .sql.selectFrom('contract')
    .where('id', '=', contractId)
    .select('project_lead_id as projectLeadId')
    .executeTakeFirst();
  return contract?.projectLeadId ?? null;
}

/** Somebody asks to deliver in spite of what is open: those who may decide hear of it. Who asked is not told of it. */
export async function tellOverrideRequested(scope: Scope, delivery: Told, count: number): Promise<void> {
  const lead = await projectLeadOf(scope, delivery.contractId);
  const to = new Set([...(await activeBosses(scope)), ...(lead ? [lead] : [])]);
  await notify(scope, {
    to: [...to],
    kind: 'override_requested',
    about: aboutDelivery(delivery),
    facts: { ...factsOf(delivery), count },
  });
}

/** It was decided: whoever asked hears of it. */
export async function tellOverrideDecided(
  scope: Scope,
  delivery: Told,
  { requestedBy, confirmed }: { requestedBy: string; confirmed: boolean },
): Promise<void> {
  await notify(scope, {
    to: [requestedBy],
    kind: 'override_decided',
    about: aboutDelivery(delivery),
    facts: { ...factsOf(delivery), confirmed },
  });
}

/** Everything is signed for, and whoever wrote that down may not put the contract into service: those who may hear of it. */
export async function tellCommissionWaits(scope: Scope, delivery: Told): Promise<void> {
  const lead = await projectLeadOf(scope, delivery.contractId);
  const to = new Set([...(await activeBosses(scope)), ...(lead ? [lead] : [])]);
  await notify(scope, {
    to: [...to],
    kind: 'commission_waits',
    about: aboutDelivery(delivery),
    facts: factsOf(delivery),
  });
}

/** The customer signed, or would not: whoever leads the contract and whoever handed it over hear of it. */
export async function tellSigned(
  scope: Scope,
  delivery: Told & Pick<DeliveryRecord, 'handedOverBy'>,
  { verdict, name }: { verdict: 'signed' | 'refused'; name: string },
): Promise<void> {
  const lead = await projectLeadOf(scope, delivery.contractId);
  const to = new Set([lead, delivery.handedOverBy].filter((id) => id !== null));
  await notify(scope, {
    to: [...to],
    kind: 'delivery_signed',
    about: aboutDelivery(delivery),
    facts: { ...factsOf(delivery), verdict, name },
  });
}
