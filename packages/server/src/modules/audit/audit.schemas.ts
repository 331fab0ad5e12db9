import { z } from 'zod';

const page = {
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(50),
};
const type = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[A-Za-z]+$/);

/** What triggers write, and how somebody got at the bytes of a file. */
export const AUDIT_ACTIONS = ['insert', 'update', 'delete', 'download', 'archive', 'view'] as const;

export const listAuditInput = z.object({
  ...page,
  actorId: z.uuid().optional(),
  type: z.array(type).max(20).optional(),
  subjectId: z.uuid().optional(),
  action: z.array(z.enum(AUDIT_ACTIONS)).max(AUDIT_ACTIONS.length).optional(),
  contractId: z.uuid().optional(),
  /** First and last day, both included, in the firm's time zone. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export const historyInput = z.object({ ...page, type, id: z.uuid() });

export type ListAudit = z.infer<typeof listAuditInput>;
export type HistoryOf = z.infer<typeof historyInput>;
