import { createLogger, type Logger } from '../logging/index.ts';

/** A log whose lines can be looked at afterwards. */
export function recordingLog(): { log: Logger; records: () => Record<string, unknown>[] } {
  const lines: string[] = [];
  const log = createLogger({
    service: 'test',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  });
  return { log, records: () => lines.map((line) => JSON.parse(line)) };
}
