export { createLogger, type Logger, type LoggerOptions, requestLogger } from './logger.ts';
export { redactText } from './redact.ts';
