import { z } from 'zod';

/** Shows one version of a file to the customer, instead of the one they see so far. */
export const publishFileInput = z.object({
  fileId: z.uuid(),
  version: z.number().int().min(1),
  versionNo: z.number().int().min(1),
});
export type PublishFile = z.infer<typeof publishFileInput>;
export const unpublishFileInput = z.object({ fileId: z.uuid() });
export type UnpublishFile = z.infer<typeof unpublishFileInput>;
