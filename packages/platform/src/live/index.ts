export { createLiveBus } from './create-live-bus.ts';
export { type LiveBus, type LiveMessage, type LiveSignal, liveMessage } from './live-bus.ts';
