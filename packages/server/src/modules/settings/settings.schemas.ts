import { z } from 'zod';

/** Lists that keep views. */
export const LISTS = [
  'contracts',
  'tasks',
  'contract-tasks',
  'customers',
  'people',
  'audit',
  'acceptance',
  'procurement',
  'contract-parts',
  'suppliers',
  'feedback',
  'todos',
] as const;
export const MAX_VIEW_NAME = 60;
export const MAX_QUERY = 2_000;
/** Most views one person keeps of one list: they stand in a row on the screen. */
export const MAX_VIEWS = 30;

const PARAMETER = /^[a-zA-Z]{1,40}$/;
const MAX_PARAMETERS = 30;

/** Whether a text is what an address bar may hold: plain names, each once, with their values. */
function isListAddress(text: string): boolean {
  const names = [...new URLSearchParams(text).keys()];
  return (
    names.length <= MAX_PARAMETERS &&
    new Set(names).size === names.length &&
    names.every((name) => PARAMETER.test(name))
  );
}

const viewId = z.uuid();
const version = z.number().int().min(1);
const name = z.string().trim().min(1).max(MAX_VIEW_NAME);
const query = z
  .string()
  .max(MAX_QUERY)
  .refine(isListAddress, { params: { code: 'settings.not_a_list_address' } });

export const listViewsInput = z.object({ list: z.enum(LISTS) });
export type ListViews = z.infer<typeof listViewsInput>;
export type ListKey = ListViews['list'];

export const saveViewInput = z.object({ list: z.enum(LISTS), name, query });
export type SaveView = z.infer<typeof saveViewInput>;

export const updateViewInput = z.object({
  viewId,
  version,
  name: name.optional(),
  query: query.optional(),
});
export type UpdateView = z.infer<typeof updateViewInput>;

export const shareViewInput = z.object({ viewId, version, shared: z.boolean() });
export type ShareView = z.infer<typeof shareViewInput>;

export const versionedViewInput = z.object({ viewId, version });
export type VersionedView = z.infer<typeof versionedViewInput>;
