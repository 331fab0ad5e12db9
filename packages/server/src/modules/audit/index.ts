export { auditModule } from './audit.module.ts';
export { type AuditRow, historyOf, listAudit } from './audit.queries.ts';
export { historyInput, listAuditInput } from './audit.schemas.ts';
