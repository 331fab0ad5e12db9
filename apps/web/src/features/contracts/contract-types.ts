/** What this feature's pages hand each other, as the server answers it. */
import type { Inputs, Outputs } from '../../api.ts';

export type ContractRow = Outputs['contracts']['list']['items'][number];
export type ContractDetail = Outputs['contracts']['get'];
export type Milestone = ContractDetail['milestones'][number];
export type TeamMember = ContractDetail['team'][number];
export type ListInput = Inputs['contracts']['list'];
