import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';
import type { FeedbackKind, FeedbackState, Severity } from './feedback.lifecycle.ts';

/** What a made-up piece of feedback may be told; the rest is filled in. */
export interface FeedbackScene {
  contractId: string;
  departmentIds?: string[];
  number?: string | null;
  kind?: FeedbackKind;
  title?: string;
  text?: string;
  severity?: Severity;
  status?: FeedbackState;
  isShown?: boolean;
  ownerId?: string | null;
  reporterId?: string | null;
  /** The customer's contact who wrote it in the portal. */
  contactId?: string | null;
  serialNo?: string | null;
  respondBy?: Date | null;
  respondedAt?: Date | null;
  settledAt?: Date | null;
  messages?: { text: string; isInternal?: boolean; memberId?: string; contactId?: string }[];
}

/** Feedback as it would stand after a while: for tests and for the demo firm. Past every rule but isolation. */
export async function makeFeedback(scope: Scope, scene: FeedbackScene): Promise<string> {
  const id = newId();
  const { contractId, contactId = null, status = 'new' } = scene;
  const isSettled = ['resolved', 'closed', 'rejected'].includes(status);
  await scope.tx.feedback.create({
    data: {
      id,
      number: scene.number === undefined ? `FB-${id.slice(-8)}` : scene.number,
      contractId,
      kind: scene.kind ?? 'defect',
      title: scene.title ?? '输送线光电误报',
      text: scene.text ?? '夜班时二号光电每隔几分钟误报一次。',
      severity: scene.severity ?? 'major',
      status,
      source: contactId ? 'portal' : 'staff',
      isShown: contactId ? true : (scene.isShown ?? false),
      contactId,
      departmentIds: scene.departmentIds ?? [],
      ownerId: scene.ownerId ?? null,
      reporterId: scene.reporterId ?? null,
      serialNo: scene.serialNo ?? null,
      respondBy: scene.respondBy ?? null,
      respondedAt: scene.respondedAt ?? null,
      settledAt: scene.settledAt ?? (isSettled ? scope.now() : null),
      rejectReason: status === 'rejected' ? '按使用说明属于正常现象。' : null,
    },
  });
  for (const message of scene.messages ?? [])
    await scope.tx.feedbackMessage.create({ data: { feedbackId: id, contractId, ...message } });
  return id;
}
