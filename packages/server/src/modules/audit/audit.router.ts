import { allow, router } from '@millwright/platform';
import { auditTypes, historyOf, listAudit } from './audit.queries.ts';
import { historyInput, listAuditInput } from './audit.schemas.ts';

export const auditRouter = router({
  list: allow('read', 'AuditEvent')
    .input(listAuditInput)
    .query(({ ctx, input }) => ctx.read((scope) => listAudit(scope, input))),
  types: allow('read', 'AuditEvent').query(({ ctx }) => ctx.read((scope) => auditTypes(scope))),
  history: allow('readHistory', 'AuditEvent')
    .input(historyInput)
    .query(({ ctx, input }) => ctx.read((scope) => historyOf(scope, input))),
});
