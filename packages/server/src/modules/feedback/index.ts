export * from './feedback.events.ts';
export { type FeedbackScene, makeFeedback } from './feedback.factory.ts';
export * from './feedback.lifecycle.ts';
export { feedbackModule } from './feedback.module.ts';
export { countFeedback, type FeedbackRow, listFeedback } from './feedback.queries.ts';
export { type FeedbackFilters, type ListFeedback, listFeedbackInput } from './feedback.schemas.ts';
export {
  type LoweredFeedback,
  loweredFeedback,
  type OpenFeedback,
  openCriticalFeedback,
  readableFeedbackIds,
} from './open-feedback.queries.ts';
export { createFeedback } from './operations/create-feedback.ts';
export { hearCustomer, takeInFeedback } from './operations/take-in-feedback.ts';
