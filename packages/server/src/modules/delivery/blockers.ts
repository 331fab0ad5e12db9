import { openAcceptances } from '../acceptance/index.ts';
import { openBlockingPayments } from '../contracts/index.ts';
import { openCriticalFeedback } from '../feedback/index.ts';
import { openTasks } from '../tasks/index.ts';
import type { AskBlockers } from './blockers.types.ts';

/** Stages of acceptance that are required and not passed. */
const acceptances: AskBlockers = async (scope, contractId) => {
  const open = await openAcceptances(scope, contractId);
  return open.map(({ code, name, nameEn, holder, isShown }) => ({
    key: `acceptance:${code}`,
    kind: 'acceptance',
    id: null,
    name,
    nameEn,
    holder: holder.names.join('、') || null,
    holderKind: holder.kind,
    isShown,
    weight: 'blocks',
  }));
};

/** Payments nothing is delivered without: by their name, never by how much. */
const payments: AskBlockers = async (scope, contractId) => {
  const open = await openBlockingPayments(scope, contractId);
  return open.map(({ id, name }) => ({
    key: `payment:${id}`,
    kind: 'payment',
    id,
    name,
    holder: null,
    holderKind: 'customer',
    isShown: false,
    weight: 'blocks',
  }));
};

/** Critical feedback somebody still has to do something about. */
const criticalFeedback: AskBlockers = async (scope, contractId) => {
  const open = await openCriticalFeedback(scope, contractId);
  return open.map(({ id, number, title, ownerName, isShown }) => ({
    key: `feedback:${id}`,
    kind: 'feedback',
    id,
    name: number ? `${number} ${title}` : title,
    holder: ownerName,
    isShown,
    weight: 'blocks',
  }));
};

/** Work that is not finished: whoever delivers should know, and may have reasons. */
const unfinishedTasks: AskBlockers = async (scope, contractId) => {
  const { count, first } = await openTasks(scope, contractId);
  if (!first) return [];
  return [
    {
      key: 'tasks',
      kind: 'tasks',
      id: null,
      name: first.title,
      count,
      holder: first.holder,
      isShown: false,
      weight: 'warns',
    },
  ];
};

/** Everybody who has a say on whether a contract may be delivered; their order is the order on the page. */
export const deliveryBlockers: readonly AskBlockers[] = [
  acceptances,
  payments,
  criticalFeedback,
  unfinishedTasks,
];
