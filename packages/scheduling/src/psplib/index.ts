export {
  type PsplibInstance,
  type PsplibJob,
  PsplibProblem,
  type PsplibProblemCode,
  type PsplibResource,
} from './instance.ts';
export { planOfPsplib } from './plan-of-psplib.ts';
export { readPsplib } from './read-psplib.ts';
