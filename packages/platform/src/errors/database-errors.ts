import { AppError, conflict, forbidden, invalid } from './app-error.ts';

interface PostgresError {
  code?: string;
  message?: string;
  constraint?: string;
  meta?: {
    driverAdapterError?: {
      cause?: { originalCode?: string; constraint?: unknown; originalMessage?: string };
    };
  };
  cause?: PostgresError;
}

interface Described {
  sqlState?: string | undefined;
  constraint?: string | undefined;
  message?: string | undefined;
}

function describe(error: PostgresError): Described {
  const adapter = error.meta?.driverAdapterError?.cause;
  if (!adapter) return { sqlState: error.code, constraint: error.constraint, message: error.message };
  const named = /constraint "([^"]+)"/.exec(adapter.originalMessage ?? '')?.[1];
  return { sqlState: adapter.originalCode, constraint: named, message: adapter.originalMessage };
}

/** The code a trigger refused with; one that is none would be a fault of ours, and must not pass as a text. */
const spoken = (message: string | undefined): string =>
  message && /^[a-z-]+\.[a-z_]+$/.test(message) ? message : 'platform.value_not_allowed';

/** Turns what the database refuses into one of the four refusals; anything else stays the fault it is. */
export function fromDatabase(error: unknown): unknown {
  if (error instanceof AppError || error === null || typeof error !== 'object') return error;
  const { sqlState, constraint, message } = describe(error as PostgresError);
  const facts = { constraint: constraint ?? null };
  switch (sqlState) {
    case '23505':
      return conflict('platform.already_exists', facts);
    case '23503':
      return conflict('platform.reference_missing_or_in_use', facts);
    case '23514':
    case '23502':
      return invalid('platform.value_not_allowed', facts);
    // A row written where its author may not read it. A right that is missing altogether is a fault of ours.
    case '42501':
      return message?.includes('row-level security') ? forbidden('platform.outside_reach', {}) : error;
    // Refusals our own triggers speak: the message is the code, as `RAISE … USING ERRCODE = 'MW409'` says it.
    case 'MW409':
      return conflict(spoken(message), {});
    case 'MW400':
      return invalid(spoken(message), {});
    // Rows of an archived contract (`millwright.refuse_when_archived`): sealed until it is reopened.
    case 'MW001':
      return conflict('platform.sealed', {});
    case '40001':
    case '40P01':
      return conflict('platform.try_again', {});
    // Values no column or comparison can take: numbers too large, dates that are none, characters that cannot be stored.
    case '22P02':
    case '22P05':
    case '22003':
    case '22007':
    case '22008':
    case '22021':
      return invalid('platform.value_not_allowed', {});
    default:
      return error;
  }
}
