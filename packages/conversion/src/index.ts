export {
  type Conversion,
  type Converted,
  type Converter,
  type NoPreview,
  openConverter,
  type Source,
} from './converter.ts';
export { endingOf, type Treatment, treatmentOf } from './formats.ts';
export type { Isolation } from './sandbox.ts';
