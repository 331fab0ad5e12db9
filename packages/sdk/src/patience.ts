import { MillwrightError } from './errors.ts';

/** How often something is tried, and how long it is waited in between at most. */
export interface Patience {
  /** Further tries after the first; 4 unless told. */
  retries?: number;
  /** Longest pause in milliseconds the server may ask for; told to wait longer, the call fails. A minute and a half. */
  longestPause?: number;
}

export interface Attempt {
  /** Sent twice it does no harm: also tried again where it is not known whether it arrived. */
  idempotent: boolean;
  signal?: AbortSignal | undefined;
}

/** An answer that says when to come again. */
export class ComeAgain extends MillwrightError {
  /** Milliseconds, or undefined where nothing was said. */
  pause: number | undefined;
}

const BUSY = new Set([502, 503, 504]);
const FIRST_PAUSE = 300;

/** Whether another try may do better. Refused for asking too often, a call has not happened, whatever it is. */
function isWorthwhile(error: MillwrightError, { idempotent }: Attempt): boolean {
  if (error.status === 429) return true;
  return idempotent && (error.kind === 'unreachable' || BUSY.has(error.status ?? 0));
}

/** Waits, unless it is told to stop. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** Doubling pauses, with a little chance so that many programs do not come again at once. */
export const backOff = (attempt: number): number => FIRST_PAUSE * 2 ** attempt * (0.75 + Math.random() / 2);

/** Runs it, and again after a pause where that may help. */
export async function patiently<T>(
  { retries = 4, longestPause = 90_000 }: Patience,
  attempt: Attempt,
  run: () => Promise<T>,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    attempt.signal?.throwIfAborted();
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof MillwrightError) || tries >= retries || !isWorthwhile(error, attempt))
        throw error;
      const asked = error instanceof ComeAgain ? error.pause : undefined;
      if (asked !== undefined && asked > longestPause) throw error;
      await pause(asked ?? backOff(tries), attempt.signal);
    }
  }
}
