import { actorIdOf, type Scope, type SubjectRef } from '@millwright/platform';
import { type NoticeFacts, type NoticeKind, noticeKinds } from '../notice-kinds.schemas.ts';
import { personNotified } from '../notifications.events.ts';

/** Something to tell people: to whom, what, and which record it is about. */
export type Notice = {
  [K in NoticeKind]: {
    to: readonly string[];
    kind: K;
    about: SubjectRef & { contractId: string | null };
    facts: NoticeFacts<K>;
  };
}[NoticeKind];

/** What each open transaction has told whom already. */
const toldIn = new WeakMap<Scope, Set<string>>();

/**
 * Tells people what concerns them, in the transaction in which it happens: with it, or not at all. One plain insert for
 * everybody. Nobody is told of what they did themselves, and the same thing said twice in a transaction is told once.
 */
export async function notify(scope: Scope, ...notices: readonly Notice[]): Promise<void> {
  const actorId = actorIdOf(scope.principal);
  const told = toldIn.get(scope) ?? new Set<string>();
  toldIn.set(scope, told);
  const data = notices.flatMap(({ to, kind, about, facts }) => {
    const checked = noticeKinds[kind].parse(facts);
    return to
      .filter((memberId) => {
        const words = `${memberId} ${kind} ${about.type} ${about.id}`;
        if (memberId === actorId || told.has(words)) return false;
        told.add(words);
        return true;
      })
      .map((memberId) => ({
        memberId,
        kind,
        facts: checked,
        subjectType: about.type,
        subjectId: about.id,
        contractId: about.contractId,
      }));
  });
  if (data.length === 0) return;
  await scope.tx.notice.createMany({ data });
  for (const memberId of new Set(data.map((notice) => notice.memberId)))
    await scope.announce(personNotified, { memberId });
}
