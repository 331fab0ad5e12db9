import { z } from 'zod';

export const updateTenantInput = z.object({
  version: z.number().int(),
  name: z.string().trim().min(2).max(100),
  locale: z.enum(['zh-CN', 'en']),
  timeZone: z.string().min(1).max(60),
  projectNoRule: z.string().trim().min(1).max(60),
  /** Left out, it stays as it is; null leaves the number to whoever enters the contract. */
  contractNoRule: z.string().trim().min(1).max(60).nullable().optional(),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .nullable(),
  /** Left out, it stays as it is. */
  watermarkFiles: z.boolean().optional(),
});

export type UpdateTenant = z.infer<typeof updateTenantInput>;
