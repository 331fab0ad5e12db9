import { openWrite } from '@millwright/platform';
import { as, type Firm, type Person } from '@millwright/testkit';
import { type Notice, notify } from './operations/notify.ts';

const CONTRACT = '01900000-0000-7000-8000-00000000c0de';

/** That somebody leads a contract now, told to these people. */
export const leads = (to: readonly Person[], contractNo = 'HT-001', contractId = CONTRACT): Notice => ({
  to: to.map(({ id }) => id),
  kind: 'project_lead',
  about: { type: 'Contract', id: contractId, contractId },
  facts: { contractNo, contractName: '灌装线电控系统' },
});

/** Tells people something as an operation of this person's would; several in one transaction. */
export async function tell(firm: Firm, by: Person, ...notices: Notice[]): Promise<void> {
  const principal = await by.load();
  const request = { requestId: 'test', ip: null };
  await openWrite(firm.services, principal, request, async (scope) => {
    for (const notice of notices) await notify(scope, notice);
  });
}

/** What stands in somebody's bell, newest first. */
export const bellOf = async (person: Person) => (await as(person).notifications.list({})).items;
