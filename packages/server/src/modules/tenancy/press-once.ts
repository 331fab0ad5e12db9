import { newId } from '@millwright/db';
import { conflict, type Scope } from '@millwright/platform';

/** One press of a button: what it makes, and the key it came with; without one each call makes something. */
export interface Press {
  kind: string;
  key: string | undefined;
}

/**
 * Makes a record once, however often the press that asks for it is sent: by a double click, over a bad line, or by two
 * requests at the same moment, of which the second waits here for the first. Answers the id of the record, and whether this
 * call is the one to make it. Ask for the right before, and whether this is the moment only of whoever makes it: what the
 * first press made may be why there would be no moment for a second.
 */
export async function pressedOnce(
  scope: Scope,
  { kind, key }: Press,
): Promise<{ id: string; isFirst: boolean }> {
  const id = newId();
  if (!key) return { id, isFirst: true };
  const heard = await scope.sql
    .insertInto('request_key')
    .values({ id: newId(), kind, key, record_id: id, member_id: scope.memberId })
    .onConflict((c) => c.columns(['tenant_id', 'kind', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (heard) return { id, isFirst: true };
  const before = await scope.sql
    .selectFrom('request_key')
    .where('kind', '=', kind)
    .where('key', '=', key)
    .select(['record_id as recordId', 'member_id as memberId'])
    .executeTakeFirstOrThrow();
  // A key is one person's press: with somebody else's it is another matter, and not theirs to read.
  if (before.memberId !== scope.memberId) throw conflict('platform.already_pressed');
  return { id: before.recordId, isFirst: false };
}
