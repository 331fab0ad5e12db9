import { openAcceptances } from '../acceptance/index.ts';
import { openBlockingPayments } from '../contracts/index.ts';
import { loweredFeedback, openCriticalFeedback } from '../feedback/index.ts';
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
    mayRead: true,
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
    mayRead: true,
  }));
};

/** Critical feedback somebody still has to do something about. */
const criticalFeedback: AskBlockers = async (scope, contractId) => {
  const open = await openCriticalFeedback(scope, contractId);
  return open.map(({ id, number, title, ownerName, isShown, mayRead }) => ({
    key: `feedback:${id}`,
    kind: 'feedback',
    id,
    name: number ? `${number} ${title}` : title,
    holder: ownerName,
    isShown,
    weight: 'blocks',
    mayRead,
  }));
};

/** What was critical until somebody said that it is not: whoever delivers knows it, and who said so does not deliver. */
const lowered: AskBlockers = async (scope, contractId) => {
  const found = await loweredFeedback(scope, contractId);
  return found.map(({ id, number, title, mayRead, ...how }) => ({
    key: `lowered:${id}`,
    kind: 'lowered',
    id,
    name: number ? `${number} ${title}` : title,
    holder: null,
    isShown: false,
    weight: 'warns',
    mayRead,
    lowered: { byId: how.byId, by: how.by, reason: how.reason, isTurnedDown: how.isTurnedDown },
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
      mayRead: first.mayRead,
    },
  ];
};

/** Everybody who has a say on whether a contract may be delivered; their order is the order on the page. */
export const deliveryBlockers: readonly AskBlockers[] = [
  acceptances,
  payments,
  criticalFeedback,
  lowered,
  unfinishedTasks,
];
