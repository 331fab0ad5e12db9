import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const about = z.object({ viewId: z.uuid() });
const subject = ({ viewId }: { viewId: string }) => ({ type: 'SavedView', id: viewId });

/** Somebody kept a view of a list. */
export const viewSaved = event('settings.view-saved', about, { subject });
/** A view has another name or shows something else. */
export const viewUpdated = event('settings.view-updated', about, { subject });
/** A view was shared with the firm, or taken back. */
export const viewShared = event('settings.view-shared', about.extend({ shared: z.boolean() }), { subject });
/** A view was removed. */
export const viewDeleted = event('settings.view-deleted', about, { subject });
/** A view that had been removed came back. */
export const viewRestored = event('settings.view-restored', about, { subject });
