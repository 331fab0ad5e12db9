/** What this feature's pages hand each other, as the server answers it. */
import type { Inputs, Outputs } from '../../api.ts';

export type TaskRow = Outputs['tasks']['list']['items'][number];
export type TaskDetail = Outputs['tasks']['get'];
export type TaskPlan = Outputs['tasks']['plan'];
export type ProgressRow = Outputs['tasks']['history']['items'][number];
export type ListTasks = NonNullable<Inputs['tasks']['list']>;
