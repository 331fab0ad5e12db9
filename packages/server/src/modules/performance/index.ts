export { performanceModule } from './performance.module.ts';
