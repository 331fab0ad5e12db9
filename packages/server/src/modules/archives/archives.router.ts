import { allow, router } from '@millwright/platform';
import { archiveContractInput } from './archives.schemas.ts';
import { listBundles } from './bundles.queries.ts';
import { wantBundle } from './operations/want-bundle.ts';

export const archivesRouter = router({
  bundles: allow('read', 'ArchiveBundle')
    .input(archiveContractInput)
    .query(({ ctx, input }) => ctx.read((scope) => listBundles(scope, input.contractId))),
  make: allow('make', 'ArchiveBundle')
    .input(archiveContractInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => wantBundle(scope, input))),
});
