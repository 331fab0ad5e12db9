import type { FaceServices } from '../../services.ts';

/** Somebody whose session ended: the member or contact it was opened as. */
export interface FormerVisitor {
  tenantId: string;
  personId: string;
}

/**
 * Tells every process, this one included, that sessions of these people have ended: what it remembers of them is
 * forgotten, and their open live updates are held against the database at once. A message that cannot be sent costs no
 * more than the half minute a session is believed elsewhere, so signing out does not fail for it.
 */
export async function tellSessionsEnded(
  { live }: Pick<FaceServices, 'live'>,
  visitors: readonly FormerVisitor[],
): Promise<void> {
  await Promise.allSettled(
    visitors.map(({ tenantId, personId }) =>
      live.publish({ kind: 'principal-changed', tenantId, memberId: personId }),
    ),
  );
}
