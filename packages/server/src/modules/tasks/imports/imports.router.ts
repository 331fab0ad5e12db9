import { allow, type EdgeContext, router, type StaffContext } from '@millwright/platform';
import { servicesOf } from '../../../services.ts';
import { checkImport, importErrorFile, inspectImport } from './check-import.ts';
import type { ImportDoors } from './import-records.ts';
import {
  checkImportInput,
  importErrorFileInput,
  inspectImportInput,
  takeOverImportInput,
} from './imports.schemas.ts';
import { takeOverImport } from './take-over-import.ts';

const doors = (ctx: StaffContext & EdgeContext): ImportDoors => ({
  storage: servicesOf(ctx).storage,
  read: ctx.read as ImportDoors['read'],
  write: ctx.write as ImportDoors['write'],
});

export const importsRouter = router({
  inspect: allow('read', 'ImportRun')
    .input(inspectImportInput)
    .query(({ ctx, input }) => inspectImport(doors(ctx), input)),

  check: allow('take_over', 'ImportRun')
    .input(checkImportInput)
    .query(({ ctx, input }) => checkImport(doors(ctx), input)),

  takeOver: allow('take_over', 'ImportRun')
    .input(takeOverImportInput)
    .mutation(({ ctx, input }) => takeOverImport(doors(ctx), input)),

  errorFile: allow('take_over', 'ImportRun')
    .input(importErrorFileInput)
    .mutation(({ ctx, input }) => importErrorFile(doors(ctx), input)),
});
