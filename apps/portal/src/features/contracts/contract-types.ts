/** What this feature's pages hand each other, as the portal's server answers it. */
import type { Outputs } from '../../api.ts';

export type ContractRow = Outputs['contracts']['list']['items'][number];
export type ContractDetail = Outputs['contracts']['get'];
export type PortalDocument = Outputs['contracts']['documents'][number];
