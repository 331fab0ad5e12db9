import { allow, type EdgeContext, router, type StaffContext } from '@millwright/platform';
import { servicesOf } from '../../../services.ts';
import type { BomDoors } from './bom-records.ts';
import { checkBomInput, inspectBomInput, takeOverBomInput } from './boms.schemas.ts';
import { bomErrorFile, checkBom, inspectBom } from './check-bom.ts';
import { takeOverBom } from './take-over-bom.ts';

const doors = (ctx: StaffContext & EdgeContext): BomDoors => ({
  storage: servicesOf(ctx).storage,
  read: ctx.read as BomDoors['read'],
  write: ctx.write as BomDoors['write'],
});

export const bomsRouter = router({
  inspect: allow('read', 'BomImport')
    .input(inspectBomInput)
    .query(({ ctx, input }) => inspectBom(doors(ctx), input)),

  check: allow('take_over', 'BomImport')
    .input(checkBomInput)
    .query(({ ctx, input }) => checkBom(doors(ctx), input)),

  takeOver: allow('take_over', 'BomImport')
    .input(takeOverBomInput)
    .mutation(({ ctx, input }) => takeOverBom(doors(ctx), input)),

  errorFile: allow('take_over', 'BomImport')
    .input(checkBomInput)
    .mutation(({ ctx, input }) => bomErrorFile(doors(ctx), input)),
});
