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

/** A PNG as base64; null takes the mark away. */
export const setLogoInput = z.object({
  version: z.number().int(),
  image: z
    .string()
    .max(180_000)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/)
    .nullable(),
});

const stateName = z.string().trim().max(20).nullish();
/** `state.draft`, `display.overdue`: what a state is called, in each language; empty for the product's own word. */
export const nameStatesInput = z.object({
  version: z.number().int(),
  names: z
    .record(z.string().regex(/^(state|display)\.[a-z_]{1,30}$/), z.object({ zh: stateName, en: stateName }))
    .refine((names) => Object.keys(names).length <= 60),
});
/** The firm's own words for states, by state. */
export type StatusNames = Record<string, { zh: string | null; en: string | null }>;

export type SetLogo = z.infer<typeof setLogoInput>;
export type NameStates = z.infer<typeof nameStatesInput>;
export type UpdateTenant = z.infer<typeof updateTenantInput>;
