export { isNumberRule, takeNumber } from './numbering.ts';
export { pressedOnce } from './press-once.ts';
export { tenancyModule } from './tenancy.module.ts';
export { currentTenant, type TenantSettings } from './tenancy.queries.ts';
export type { StatusNames } from './tenancy.schemas.ts';
