/** What this feature's pages hand each other, as the server answers it. */
import type { Inputs, Outputs } from '../../api.ts';

export type FeedbackRow = Outputs['feedback']['list']['items'][number];
export type FeedbackDetail = Outputs['feedback']['get'];
export type Message = Outputs['feedback']['messages']['items'][number];
export type ListFeedback = NonNullable<Inputs['feedback']['list']>;
