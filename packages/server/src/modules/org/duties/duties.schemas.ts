import { z } from 'zod';
import { DUTIES } from '../org.schemas.ts';

/** More than anybody carries or chooses from. */
export const MAX_DUTIES = 40;

const id = z.uuid();
const name = z.string().trim().min(1).max(40);
const duty = { name, nameEn: name.nullable(), means: z.enum(DUTIES).nullable() };

export const createDutyInput = z.object(duty);
export const updateDutyInput = z.object({ dutyId: id, version: z.number().int().min(1), ...duty });
export const dutyVersionInput = z.object({ dutyId: id, version: z.number().int().min(1) });

export type CreateDuty = z.infer<typeof createDutyInput>;
export type UpdateDuty = z.infer<typeof updateDutyInput>;
export type DutyVersion = z.infer<typeof dutyVersionInput>;
