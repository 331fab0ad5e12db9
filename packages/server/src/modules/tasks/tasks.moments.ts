/** When work on a contract's tasks is possible: its states, as a table. Safe in the browser. */

/** States in which tasks may be planned: until the contract is over. */
export const PLANNING_STATES: readonly string[] = [
  'draft',
  'signed',
  'planning',
  'executing',
  'accepting',
  'delivered',
  'in_service',
  'suspended',
];

/** States in which progress may be reported: the contract is in force, and its work is not stopped. */
export const REPORTING_STATES: readonly string[] = [
  'signed',
  'planning',
  'executing',
  'accepting',
  'delivered',
  'in_service',
];

/** What must be the case on the contract for an action on one of its tasks. */
export function isTheMoment(action: string, contractStatus: string): boolean {
  if (action === 'read') return true;
  return (action === 'report' || action === 'reopen' ? REPORTING_STATES : PLANNING_STATES).includes(
    contractStatus,
  );
}
