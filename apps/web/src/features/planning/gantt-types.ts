/** What the Gantt's parts hand each other, as the server answers it. */
import type { Outputs } from '../../api.ts';

export type ContractPlan = Outputs['planning']['plan'];
export type PlanRow = ContractPlan['tasks'][number];
export type PlanLink = ContractPlan['dependencies'][number];
export type PlanMilestone = ContractPlan['milestones'][number];
