import { type DestinationStream, type LevelWithSilent, type Logger as PinoLogger, pino } from 'pino';
import { redactFields, redactText } from './redact.ts';

/** A log: JSON lines, secrets taken out. */
export type Logger = PinoLogger;

export interface LoggerOptions {
  /** Which process writes, such as `api` or `worker`. */
  service: string;
  level?: LevelWithSilent;
  /** Where lines go; standard output when absent. */
  destination?: DestinationStream;
}

/** Opens the process's log. Names of secrets and secrets inside texts are redacted before a line leaves the process. */
export function createLogger({ service, level = 'info', destination }: LoggerOptions): Logger {
  const log = pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: redactFields,
      },
      hooks: { streamWrite: redactText },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
  // pino formats the fields of a child only when it is the root; descendants inherit this method instead.
  const child = log.child;
  log.child = function redactedChild(this: Logger, bindings: object, options?: object) {
    return child.call(this, redactFields({ ...bindings }), options as never);
  } as Logger['child'];
  return log;
}

/** The log of one request or job: every line carries its id, so one story can be followed through all processes. */
export function requestLogger(log: Logger, about: { requestId: string; [name: string]: unknown }): Logger {
  return log.child(about);
}
