import type { Face, ProcedureMeta } from '@millwright/platform';
import type { z } from 'zod';
import { appRouter } from '../app-router.ts';
import { portalRouter } from '../portal-router.ts';
import { allModules } from '../registry.ts';

/** A procedure as the walk over the routers finds it. */
export interface Procedure {
  /** Face and path, e.g. `staff contracts.get`: what specimens and lists of exceptions are named by. */
  name: string;
  face: Face;
  path: string;
  kind: 'query' | 'mutation' | 'subscription';
  meta: ProcedureMeta | undefined;
  inputs: z.ZodType[];
}

interface Definition {
  type: Procedure['kind'];
  meta?: ProcedureMeta;
  inputs?: z.ZodType[];
}

function proceduresOf(face: Face, router: { _def: { procedures: object } }): Procedure[] {
  return Object.entries(router._def.procedures as Record<string, { _def: Definition }>).map(
    ([path, procedure]) => ({
      name: `${face} ${path}`,
      face,
      path,
      kind: procedure._def.type,
      meta: procedure._def.meta,
      inputs: procedure._def.inputs ?? [],
    }),
  );
}

/** Every procedure of the product, whoever wrote it and whenever. */
export const allProcedures: readonly Procedure[] = [
  ...proceduresOf('staff', appRouter),
  ...proceduresOf('portal', portalRouter),
].sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** Every module, which also declares every permission and event. */
export const modules = allModules();

/** The permission a procedure asks for at its door; undefined for an open one. */
export function permissionOf(procedure: Procedure): { action: string; subject: string } | undefined {
  return procedure.meta && 'allow' in procedure.meta ? procedure.meta.allow : undefined;
}
