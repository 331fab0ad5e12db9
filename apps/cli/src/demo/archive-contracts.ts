import { newId, type Sql } from '@millwright/db';
import { contractStatusChanged } from '@millwright/server/modules/contracts/index.ts';
import type { FirmData } from './firm-data.ts';

const DAY_MS = 86_400_000;

/** Archives what is over, and says so, as the verb itself does: the worker makes their bundles when it starts. */
export async function archiveContracts(
  db: Sql,
  firm: FirmData,
  by: { actorId: string; requestId: string },
  now: Date,
): Promise<void> {
  for (const { no, status, archivedFor } of firm.contracts) {
    if (archivedFor === undefined) continue;
    const { id } = await db
      .updateTable('contract')
      .set({
        status: 'archived',
        status_before: status,
        archived_at: new Date(now.getTime() - archivedFor * DAY_MS).toISOString(),
      })
      .where('contract_no', '=', no)
      .returning('id')
      .executeTakeFirstOrThrow();
    const payload = { contractId: id, verb: 'archive', from: status, to: 'archived' };
    await db
      .insertInto('outbox_event')
      .values({
        id: newId(),
        name: contractStatusChanged.name,
        payload: JSON.stringify(payload),
        subject_type: 'Contract',
        subject_id: id,
        actor_id: by.actorId,
        request_id: by.requestId,
      })
      .execute();
  }
}
