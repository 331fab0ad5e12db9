/** When things may be bought for a contract: its states, as a table. Safe in the browser. */

const ALIVE: readonly string[] = [
  'draft',
  'signed',
  'planning',
  'executing',
  'accepting',
  'delivered',
  'in_service',
  'suspended',
];
/** In force and not stopped: nothing new is ordered otherwise. */
const AT_WORK: readonly string[] = [
  'signed',
  'planning',
  'executing',
  'accepting',
  'delivered',
  'in_service',
];
/** Goods arrive, and orders must be cancelled, whatever has become of the contract; only what is archived rests. */
const ANY_BUT_ARCHIVED: readonly string[] = [...ALIVE, 'cancelled'];

/** States of a contract in which its parts are waited for. */
export const WAITING_STATES: readonly string[] = ALIVE;

const MOMENTS: Readonly<Record<string, readonly string[]>> = {
  create: ALIVE,
  update: ALIVE,
  setPrice: ALIVE,
  delete: ALIVE,
  restore: ALIVE,
  reopen: ALIVE,
  order: AT_WORK,
  withdrawOrder: ANY_BUT_ARCHIVED,
  promise: ANY_BUT_ARCHIVED,
  receive: ANY_BUT_ARCHIVED,
  inspect: ANY_BUT_ARCHIVED,
  cancel: ANY_BUT_ARCHIVED,
};

/** Whether a contract in this state leaves room for the action; reading always does. */
export const isTheMoment = (action: string, contractStatus: string): boolean =>
  MOMENTS[action]?.includes(contractStatus) ?? true;
