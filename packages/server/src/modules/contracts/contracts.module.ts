import { defineModule } from '@millwright/platform';
import './contract-files.ts';
import './own-guards.ts';
import * as events from './contracts.events.ts';
import { contractIds, customerIds, ledContractIds } from './contracts.facts.ts';
import {
  contractAmendmentPermissions,
  contractMemberPermissions,
  contractPermissions,
  milestonePermissions,
  paymentMilestonePermissions,
  paymentReceiptPermissions,
  quotationPermissions,
} from './contracts.permissions.ts';
import { names, parts, readable, uses } from './contracts.subjects.ts';
import './contracts.todos.ts';

/** What customers bought: terms, states, teams, milestones. */
export const contractsModule = defineModule({
  name: 'contracts',
  tier: 3,
  dependsOn: ['tenancy', 'org', 'customers', 'files', 'notifications', 'todos'],
  owns: [
    'contract',
    'contract_member',
    'milestone',
    'contract_amendment',
    'payment_milestone',
    'payment_receipt',
    'quotation',
  ],
  permissions: [
    contractPermissions,
    contractMemberPermissions,
    milestonePermissions,
    contractAmendmentPermissions,
    paymentMilestonePermissions,
    paymentReceiptPermissions,
    quotationPermissions,
  ],
  events: Object.values(events),
  principalFacts: [contractIds, ledContractIds, customerIds],
  readable,
  parts,
  uses,
  names,
});
