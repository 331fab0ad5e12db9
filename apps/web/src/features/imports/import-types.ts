/** What the steps of an import hand each other, as the server answers it. */
import type { Outputs } from '../../api.ts';

export type { ImportField, ImportMapping } from '@millwright/server/modules/tasks/imports/imports.schemas.ts';
export type Inspected = Outputs['imports']['inspect'];
export type Checked = Outputs['imports']['check'];
export type TakenOver = Outputs['imports']['takeOver'];
