import { subscriber } from '@millwright/platform/jobs';
import { memberRemoved } from '../contracts/index.ts';
import { releaseMember } from './operations/release-member.ts';

/**
 * Who has left a contract gives back its open tasks. The door is shut before this runs (see tasks.permissions.ts): this
 * is so that the tasks show who is to do them.
 */
export const releaseRemovedMember = subscriber('tasks.release-removed-member', memberRemoved, {
  run: async (scope, { contractId, memberId, remains }) => {
    if (!remains) await releaseMember(scope, { contractId, memberId });
  },
});
