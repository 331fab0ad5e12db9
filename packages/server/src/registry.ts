import type { ModuleManifest } from '@millwright/platform';
import { tenancyModule } from './modules/tenancy/index.ts';

/** Every module of the product, lowest tier first. */
const modules: readonly ModuleManifest[] = [tenancyModule];

export const allModules = (): readonly ModuleManifest[] => modules;
