export { portalNoteBytes } from './portal.delivery.ts';
export { type PortalBytes, type PortalDocument, portalBytes } from './portal.documents.ts';
export { portalModule } from './portal.module.ts';
