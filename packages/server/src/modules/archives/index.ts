export { archiveErrands } from './archives.errands.ts';
export { archivesModule } from './archives.module.ts';
export { bundleLink } from './operations/bundle-link.ts';
export { type BundleProblem, type Verification, verifyBundle } from './verify-bundle.ts';
