import { allowCustomer, router } from '@millwright/platform';
import { portalDocuments } from './portal.documents.ts';
import { getPortalContract, listPortalContracts, portalFirm, portalLogo } from './portal.queries.ts';
import { portalContractInput, portalListInput } from './portal.schemas.ts';

export const portalContractsRouter = router({
  list: allowCustomer('read', 'PortalContract')
    .input(portalListInput)
    .query(({ ctx, input }) => ctx.read((scope) => listPortalContracts(scope, input))),
  get: allowCustomer('read', 'PortalContract')
    .input(portalContractInput)
    .query(({ ctx, input }) => ctx.read((scope) => getPortalContract(scope, input.contractId))),
  documents: allowCustomer('read', 'PortalContract')
    .input(portalContractInput)
    .query(({ ctx, input }) => ctx.read((scope) => portalDocuments(scope, input.contractId))),
});

export const portalFirmRouter = router({
  get: allowCustomer('read', 'PortalContract').query(({ ctx }) => ctx.read((scope) => portalFirm(scope))),
  logo: allowCustomer('read', 'PortalContract').query(({ ctx }) => ctx.read((scope) => portalLogo(scope))),
});
