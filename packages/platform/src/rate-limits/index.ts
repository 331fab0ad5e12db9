export { networkOf } from './network.ts';
export { type Budget, openRateLimiter, type RateLimiter } from './rate-limiter.ts';
